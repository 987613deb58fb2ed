import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Test files below `test`, as entry name -> path. */
const testEntries = () =>
  Object.fromEntries(
    readdirSync('test', { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => [`test/${file.replace(/\.ts$/, '')}`, join('test', file)]),
  );

/** Licences of the bundled libraries, as their terms ask: one file beside the program. */
const licences = () => ({
  name: 'licences',
  generateBundle(_options, bundle) {
    const folders = new Set();
    for (const chunk of Object.values(bundle)) {
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const found = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id);
        if (found) folders.add(found[0]);
      }
    }
    const texts = [...folders].sort().map((folder) => {
      const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : about.license;
      return `${about.name} ${about.version}\n\n${text}\n`;
    });
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-LICENCES.txt',
      source: texts.join(`\n${'-'.repeat(80)}\n\n`),
    });
  },
});

export default defineConfig(() => {
  const dir = process.env.IMCO_DIST ?? 'dist';
  // Only what a build makes, whatever folder was named.
  for (const made of ['chunks', 'test', 'main.cjs', 'THIRD-PARTY-LICENCES.txt']) {
    rmSync(join(dir, made), { recursive: true, force: true });
  }
  return {
    input: { main: 'src/main.ts', ...(process.env.IMCO_TESTS ? testEntries() : {}) },
    platform: 'node',
    external: [/^@lydell\//],
    transform: { define: { __IMCO_VERSION__: JSON.stringify(version) } },
    plugins: [licences()],
    output: {
      dir,
      // CommonJS starts some milliseconds sooner than ES modules.
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
      // Two chunks by hand. What the entry needs: merged into the entry, it would tie the entry to
      // all that is loaded on demand. And commander: with it apart, the bundler's own run-time code
      // is apart too, and the entry needs nothing else of what the commands load.
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [
          {
            name: 'base',
            test: /src\/(failures|cli\/exit-codes|output\/(terminal|color-level))\.ts$/,
          },
          { name: 'commander', test: /node_modules\/commander/ },
        ],
      },
      comments: { legal: false },
    },
  };
});
