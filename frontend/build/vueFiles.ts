/** Vue's plugin, configured the same for the app and for its prerendered pages. */
import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';

const ID_LENGTH = 4;

/**
 * Scoped styles mark elements with a component's id, some hundred times on a page. Random characters hardly
 * compress, so four must do instead of eight, as long as no two files share an id.
 */
export function vueFiles(): Plugin {
  const files = new Map<string, string>();
  return vue({
    features: {
      componentIdGenerator: (file, _source, _isProduction, hashOf) => {
        const id = hashOf(file).slice(0, ID_LENGTH);
        const other = files.get(id) ?? file;
        if (other !== file) throw new Error(`${file} and ${other} have the same id. Make ID_LENGTH longer`);
        files.set(id, file);
        return id;
      },
    },
  });
}
