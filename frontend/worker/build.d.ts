/** Constants that the build compiles into the worker. */

/** The name of this build. */
declare const __BUILD__: string;
/** The addresses of the app's own files. */
declare const __ASSETS__: string[];
