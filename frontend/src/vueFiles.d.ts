/** For tools that read TypeScript but not Vue's files: what importing one gives. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
