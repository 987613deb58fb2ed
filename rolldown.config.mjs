import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The day of the newest release in the changelog, the date of manual pages. */
const [, released = ''] =
  /^## \[\d.*\] - (\d{4}-\d\d-\d\d)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];

/** Programs among the tests. */
const testPrograms = [
  'write-generated.ts',
  'documents/write-picture.ts',
  'demo/write-recording.ts',
  'run-slow.ts',
  'mutants/main.ts',
].map((path) => join(...path.split('/')));

/** Test files and programs below `test`, as entry name -> path. */
const listTests = () =>
  Object.fromEntries(
    readdirSync('test', { recursive: true })
      .filter((file) => file.endsWith('.test.ts') || testPrograms.includes(file))
      .map((file) => [`test/${file.replace(/\.ts$/, '')}`, join('test', file)]),
  );

/**
 * What is loaded together, with all that it imports at once: each file that Node opens costs more
 * than the code in it. The first group that takes a module keeps it; the rest is split where it is
 * imported on demand.
 */
const groups = [
  ['help', /src\/startup\/prerendered-help\.ts$/],
  ['script', /src\/shell\/script-file\.ts$/],
  ['commands', /src\/startup\/run-in-process\.ts$/],
  ['settings', /src\/config\/load\.ts$/],
  [
    'requests',
    /src\/(config\/connection|platform\/(client|streamed-.*)|operate\/(targets\/(row-cache|row-reader|item-names)|verbs\/list)|output\/formats\/table|shell\/(name-cache|cache-owner)|cli\/completion-words)\.ts$|\/p-limit\//,
  ],
  ['verbs', /src\/operate\//],
].map(([name, test], at, all) => ({ name, test, priority: all.length - at }));

/**
 * Libraries that would read or run something by themselves: chalk looks at the environment for the
 * level of colour, which imco decides; cosmiconfig has loaders that run code, and opens files, which
 * imco judges before it reads them.
 */
const changes = {
  'chalk/source/vendor/supports-color/index.js': () => 'export default {};',
  'cosmiconfig/dist/loaders.js': () => 'module.exports = {};',
  'cosmiconfig/dist/Explorer.js': (code) =>
    [
      [
        "await promises_1.default.readFile(filepath, { encoding: 'utf-8' })",
        'await this.config.readFile(filepath)',
      ],
      ['await promises_1.default.stat(path)', 'throw new Error("imco looks for no package")'],
    ].reduce((changed, [text, instead]) => {
      if (!changed.includes(text)) throw new Error(`cosmiconfig has changed: it has no ${text}`);
      return changed.replace(text, instead);
    }, code),
};

const changedLibraries = Object.entries(changes).map(([file, change]) => ({
  name: `change ${file}`,
  transform: { filter: { id: new RegExp(`/node_modules/${file}$`) }, handler: change },
}));

/** Licences of the bundled libraries, as their terms ask: one file beside the program. */
const licences = {
  name: 'licences',
  generateBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = ids.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0]);
    const texts = [...new Set(folders.filter(Boolean))].sort().map((folder) => {
      const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : about.license;
      return `${about.name} ${about.version}\n\n${text}\n`;
    });
    const source = texts.join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENCES.txt', source });
  },
};

/** The help of each command and the manual, written by what was just built. */
const documents = {
  name: 'documents',
  writeBundle: ({ dir }) => execFileSync(process.execPath, [join(dir, 'write-documents.cjs')]),
};

const program = { main: 'src/main.ts', 'write-documents': 'src/program/write-documents.ts' };
/** The benchmark is built by itself: what it shares with the program would change its chunks. */
const benchmark = { bench: 'test/bench/main.ts' };

export default defineConfig(() => {
  const { IMCO_DIST: dir = 'dist', IMCO_TESTS, IMCO_BENCH } = process.env;
  // Only what a build makes, whatever folder was named.
  for (const made of ['chunks', 'help', 'man', 'test', 'main.cjs', 'THIRD-PARTY-LICENCES.txt']) {
    rmSync(join(dir, made), { recursive: true, force: true });
  }
  return {
    input: IMCO_BENCH ? benchmark : { ...program, ...(IMCO_TESTS && listTests()) },
    platform: 'node',
    external: [/^@lydell\//],
    transform: {
      define: {
        __IMCO_VERSION__: JSON.stringify(version),
        __IMCO_RELEASED__: JSON.stringify(released),
      },
    },
    plugins: [changedLibraries, licences, !IMCO_BENCH && documents],
    preserveEntrySignatures: 'allow-extension',
    // A machine that is busy is no fault of the code.
    checks: { bundlerTimings: false },
    onLog(level, { message }) {
      if (level === 'warn') throw new Error(message);
    },
    output: {
      dir,
      // CommonJS starts some milliseconds sooner than ES modules.
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
      codeSplitting: { groups },
      comments: false,
      // White space is read as well; the traces of tests are to have lines.
      minify: IMCO_TESTS ? false : { compress: false, mangle: false, codegen: true },
    },
  };
});
