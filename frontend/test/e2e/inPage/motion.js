/** What moves although the visitor asked for less of it. */
document
  .getAnimations()
  .filter(({ playState }) => playState === 'running')
  .map(
    ({ animationName, transitionProperty, effect }) =>
      `${animationName ?? transitionProperty} moves ${effect.target.className}`,
  );
