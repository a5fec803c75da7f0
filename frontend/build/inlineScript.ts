/** Bundles a script that is small enough to be inlined in the page, and returns its text. */
import { minify } from 'terser';
import { build, type Rolldown } from 'vite';

export async function inlineScript(root: string, input: string): Promise<string> {
  const bundled = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input, output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  const { code } = await minify(bundled.output[0].code, { ecma: 2020, compress: { passes: 3 } });
  if (!code || code.includes('</')) throw new Error(`${input} cannot come inside a page: ${code}`);
  return code.trim();
}
