let loads = 0;

/** Loads a fresh instance of a module of the app, as after a page load: nothing is left in memory. */
export function loadAnew<Module>(path: string): Promise<Module> {
  return import(new URL(`../../${path}?load=${++loads}`, import.meta.url).href) as Promise<Module>;
}
