import { defineConfig } from 'vite'

/**
 * The program in few files: a start reads each file of its own, and there are three hundred. Libraries stay outside, but for zod, whose own
 * hundred files would be read at every start. What a command needs alone is in a file of its own, read when it is called.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    minify: 'esbuild',
    sourcemap: true,
    rollupOptions: {
      input: {
        index: 'src/index.ts',
        'serve/cli': 'src/serve/cli.ts',
        // Steps of the way that bench/whole.ts and bench/read.ts measure alone.
        'read/index': 'src/read/index.ts',
        'read/structure': 'src/read/structure.ts',
        'recognise/index': 'src/recognise/index.ts',
        'records/reading-worker': 'src/records/reading-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
  // Shorter to read; the names stay, for whoever looks at a stack.
  esbuild: { minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: false },
  ssr: { noExternal: ['zod'] },
})
