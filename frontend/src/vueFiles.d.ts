/** The type of an imported `.vue` file, for tools that read TypeScript but not Vue files. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
