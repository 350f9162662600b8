import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// MSBuild embeds what lies here; obj is in no source control.
const output = 'obj/dist';

/** Leaves each file compressed alone: the server unpacks it for the few who cannot. */
function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    closeBundle() {
      const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      for (const file of files) {
        const path = join(file.parentPath, file.name);
        const bytes = readFileSync(path);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
        rmSync(path);
      }
    },
  };
}

/** Cloudscape's sheet carries its fonts and some signs as data: URLs, which the content security policy has none of: they become files. */
function dataAsFiles(): Plugin {
  return {
    name: 'data-as-files',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          const emit = (name: string, source: Buffer) => `./${basename(this.getFileName(this.emitFile({ type: 'asset', name, source })))}`;
          file.source = file.source
            .toString()
            .replace(/data:font\/woff2;base64,([\w+/=]+)/g, (_url, base64: string) => emit('font.woff2', Buffer.from(base64, 'base64')))
            .replace(/data:image\/svg\+xml;charset=utf-8,([^"]+)/g, (_url, text: string) => emit('sign.svg', Buffer.from(decodeURIComponent(text))));
        }
      }
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), dataAsFiles(), compress()],
  build: {
    outDir: output,
    emptyOutDir: true,
    // No data: URLs: the content security policy has none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
});
