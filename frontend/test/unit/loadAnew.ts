let loads = 0;

/** A module of the app as a page has it that has just come: nothing of what was kept in memory is left. */
export function loadAnew<Module>(path: string): Promise<Module> {
  return import(new URL(`../../${path}?load=${++loads}`, import.meta.url).href) as Promise<Module>;
}
