/** Finds what moves although the visitor prefers reduced motion. */
document
  .getAnimations()
  .filter(({ playState }) => playState === 'running')
  .map(
    ({ animationName, transitionProperty, effect }) =>
      `${animationName ?? transitionProperty} moves ${effect.target.className}`,
  );
