import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { nameOfWords, words } from './vite.words.ts'

const server = process.env.PARTSDESK_URL ?? 'http://127.0.0.1:3000'

/** The panel. Lingui stands before React: the other way round the build passes and the page dies with "Trans is not defined". */
export default defineConfig({
  // Vitest reads this file too when it has none of its own, and must then look for tests in the whole project.
  root: process.env.VITEST ? import.meta.dirname : join(import.meta.dirname, 'src/apps/web'),
  plugins: [
    lingui({ cwd: import.meta.dirname, macroTransform: true, failOnMissing: !process.env.VITEST, failOnCompileError: true }),
    words({ root: import.meta.dirname, strict: !process.env.VITEST }),
    react({ compiler: process.env.REACT_COMPILER !== 'off' }),
    compressed(),
  ],
  // The server puts a fresh nonce in place of this word in every answer of index.html.
  html: { cspNonce: '__NONCE__' },
  css: { modules: { generateScopedName: '[name]_[local]' } },
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // The card field's script runs in a document of its own, which names it.
      input: {
        index: join(import.meta.dirname, 'src/apps/web/index.html'),
        'card-field/stripe': join(import.meta.dirname, 'src/apps/card-field/stripe.tsx'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'card-field/stripe' ? '[name].js' : 'assets/[name]-[hash].js'),
        chunkFileNames: ({ facadeModuleId }) => nameOfWords(facadeModuleId) ?? 'assets/[name]-[hash].js',
      },
    },
  },
  server: { port: 4400, proxy: { '/desk': server } },
})

/** Writes .br and .gz beside every asset worth it, so that the server never compresses. index.html is left out: its nonce changes. */
function compressed(): Plugin {
  return {
    name: 'partsdesk:compressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (!dir) return
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
        const path = join(dir, name)
        const bytes = await readFile(path)
        await writeFile(`${path}.br`, brotliCompressSync(bytes))
        await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
