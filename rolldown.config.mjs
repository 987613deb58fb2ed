import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, defineConfig } from 'rolldown';

/** The limit of Node itself for the headers of an answer, in bytes. */
const maxHeaderSize = 16 * 1024;

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Programs among the tests. */
const testPrograms = ['shells/write-scripts.ts', 'run-slow.ts', 'mutants/main.ts'].map((path) =>
  join(...path.split('/')),
);

/** Test files and programs below `test`, as entry name -> path. */
const testEntries = () =>
  Object.fromEntries(
    readdirSync('test', { recursive: true })
      .filter((file) => file.endsWith('.test.ts') || testPrograms.includes(file))
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

/**
 * What is loaded together, by the modules it starts from. Each file that Node opens costs it more
 * than the code in it, so what one kind of command needs is one chunk; the rest is split where it
 * is imported on demand. The first chunk that has a module keeps it.
 */
const together = {
  help: ['src/startup/prerendered-help.ts'],
  script: ['src/shell/script-file.ts'],
  commands: ['src/startup/run-in-process.ts'],
  requests: [
    'src/config/connection.ts',
    'src/platform/client.ts',
    'src/platform/transport/undici.ts',
    'src/platform/streamed-list.ts',
    'src/platform/streamed-items.ts',
    'src/platform/transport/transfers.ts',
    'src/operate/targets/directory.ts',
    'src/operate/verbs/list.ts',
    'src/output/formats/table.ts',
  ],
};

/** Modules that come with others, without those that wait until they are needed. */
const loadedWith = (ids, modules, found = new Set()) => {
  for (const id of ids) {
    if (found.has(id)) continue;
    found.add(id);
    loadedWith(modules.getModuleInfo(id)?.importedIds ?? [], modules, found);
  }
  return found;
};

let chunks;

/** The chunk a module is put into by hand. */
const chunkOf = (id, modules) => {
  chunks ??= Object.entries(together).map(([name, paths]) => [
    name,
    loadedWith(
      paths.map((path) => resolve(path)),
      modules,
    ),
  ]);
  return chunks.find(([, ids]) => ids.has(id))?.[0];
};

/** In place of what turns forms of browsers into bodies, with all that belongs to these. */
const noForms = "() => { throw new Error('a form is no body of imco') }";

/**
 * Libraries that load at once what imco needs later or never: commander can hand a command over to
 * another executable, which no command of imco is; cosmiconfig reads files by itself, which is for
 * imco's own reader, as it judges them; undici speaks HTTP/2 where it is offered, asks Node's own client
 * for a constant and about streams that imco has none of, and takes forms.
 */
const later = {
  'commander/lib/command.js': [
    ["const childProcess = require('node:child_process');\n", ''],
    ['childProcess.', "require('node:child_process')."],
  ],
  'cosmiconfig/dist/Explorer.js': [
    ['require("fs/promises")', '{}'],
    [
      "await promises_1.default.readFile(filepath, { encoding: 'utf-8' })",
      'await this.config.readFile(filepath)',
    ],
    ['await promises_1.default.stat(path)', 'throw new Error("imco looks for no package")'],
  ],
  'cosmiconfig/dist/util.js': [
    [
      '__importStar(require("fs"))',
      '{ default: require("fs"), promises: { stat: require("util").promisify(require("fs").stat) } }',
    ],
  ],
  'undici/lib/dispatcher/client-h1.js': [["require('../web/fetch/body.js').extractBody", noForms]],
  'undici/lib/dispatcher/client-h2.js': [["require('../web/fetch/body.js').extractBody", noForms]],
  'undici/lib/dispatcher/client.js': [
    ["const connectH2 = require('./client-h2.js')\n", ''],
    ['connectH2(', "require('./client-h2.js')("],
    ["require('node:http')", `{ maxHeaderSize: ${maxHeaderSize} }`],
  ],
  'undici/lib/core/util.js': [
    ["const { IncomingMessage } = require('node:http')\n", ''],
    ['Object.getPrototypeOf(stream).constructor === IncomingMessage', 'false'],
  ],
};

const loadingLater = Object.entries(later).map(([file, changes]) => ({
  name: `later-${file}`,
  transform: {
    filter: { id: new RegExp(`/node_modules/${file}$`) },
    handler: (code) =>
      changes.reduce((changed, [text, instead]) => {
        if (!changed.includes(text)) throw new Error(`${file} has changed: it has no ${text}`);
        return changed.replaceAll(text, instead);
      }, code),
  },
}));

/** What Node's assert says of plain conditions, which costs more to load than all of them. */
const plainAssertions = {
  name: 'plain-assertions',
  transform: {
    filter: { id: /\/node_modules\/undici\/lib\/.*\.js$/, code: /require\('node:assert'\)/ },
    handler: (code) => {
      if (/\bassert\.\w/.test(code)) throw new Error('undici asserts something in another way');
      return code.replace(
        "require('node:assert')",
        `(value, message) => {
          if (value) return;
          if (message instanceof Error) throw message;
          throw Object.assign(new Error(message ?? 'undici asserts something'), { code: 'ERR_ASSERTION' });
        }`,
      );
    },
  },
};

/** undici's parser of HTTP/1.1, a program of its own: a file of bytes and not a text in the code. */
const parserInFile = {
  name: 'parser-in-file',
  load: {
    filter: { id: /\/undici\/lib\/llhttp\/llhttp(?:_simd)?-wasm\.js$/ },
    handler(id) {
      const base64 = /wasmBase64 = '([^']+)'/.exec(readFileSync(id, 'utf8'))?.[1];
      if (!base64) throw new Error('undici keeps its parser in another way');
      const name = `${/llhttp(?:_simd)?/.exec(id.replace(/^.*\//, ''))?.[0]}.wasm`;
      this.emitFile({
        type: 'asset',
        fileName: `chunks/${name}`,
        source: Buffer.from(base64, 'base64'),
      });
      return `module.exports = require('node:fs').readFileSync(__dirname + '/${name}');`;
    },
  },
};

/**
 * What libraries would find out or do by themselves, and imco says or brings: chalk is told the
 * level of colour, and cosmiconfig what reads each kind of file.
 */
const given = [
  [/\/chalk\/source\/vendor\/supports-color\/index\.js$/, 'export default {};'],
  [/\/cosmiconfig\/dist\/loaders\.js$/, 'module.exports = {};'],
].map(([id, code]) => ({
  name: `given-${id.source}`,
  load: { filter: { id }, handler: () => code },
}));

/** What a program that was just built says of all its commands. It leaves nothing behind. */
const referenceOf = (program) => {
  const cache = mkdtempSync(join(tmpdir(), 'imco-build-'));
  try {
    const said = execFileSync(process.execPath, [program, 'help', '--json'], {
      env: { ...process.env, XDG_CACHE_HOME: cache },
      maxBuffer: 1 << 26,
    });
    return JSON.parse(said);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
};

/** What a module exports that only the build has a use for. It leaves nothing behind. */
const exportsOf = async (input) => {
  const dir = mkdtempSync(join(tmpdir(), 'imco-build-'));
  try {
    await build({
      input: { made: input },
      platform: 'node',
      output: { dir, format: 'cjs', entryFileNames: '[name].cjs' },
    });
    return createRequire(import.meta.url)(join(dir, 'made.cjs'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

/** Writes texts by the names of their files. */
const writeAll = (folder, texts) => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
};

/** The manual, made of what the program says of itself, and the help of each command. */
const described = (dir) => ({
  name: 'described',
  async writeBundle() {
    const { createManual } = await exportsOf('src/reference/manual.ts');
    writeAll(join(dir, 'man'), createManual(referenceOf(join(dir, 'main.cjs'))));
    const { createHelpPages } = await exportsOf('src/program/help-pages.ts');
    const pages = Object.entries(createHelpPages(version));
    writeAll(
      join(dir, 'help'),
      Object.fromEntries(pages.map(([name, page]) => [name, JSON.stringify(page)])),
    );
  },
});

/**
 * A library whose code could not be loaded is loaded anew when it is needed again; the helper of the
 * bundler would hand out what there is of it by then.
 */
const loadedWhole = {
  name: 'loaded-whole',
  generateBundle(_options, bundle) {
    const helper = new RegExp(
      String.raw`__commonJSMin = \(cb, mod\) => \(\) => \(mod \|\| \(cb\(\(mod = \{ exports: \{\} \}\)\.exports, mod, mod\.exports\), cb = null\), mod\.exports\)`.replaceAll(
        ' ',
        String.raw`\s*`,
      ),
    );
    const whole = `__commonJSMin = (cb, mod) => () => {
\tif (mod) return mod.exports;
\ttry {
\t\tcb((mod = { exports: {} }).exports, mod, mod.exports);
\t} catch (error) {
\t\tmod = undefined;
\t\tthrow error;
\t}
\treturn mod.exports;
}`;
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const runtimes = chunks.filter(({ code }) => /__commonJSMin\s*=/.test(code));
    for (const chunk of runtimes) {
      if (!helper.test(chunk.code)) throw new Error('the bundler loads libraries in another way');
      chunk.code = chunk.code.replace(helper, () => whole);
    }
  },
};

/** Leaves ASCII only: V8 keeps such a source in half the space, and it is read as it is. */
const ascii = {
  name: 'ascii',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

export default defineConfig(() => {
  const dir = process.env.IMCO_DIST ?? 'dist';
  // Only what a build makes, whatever folder was named.
  for (const made of ['chunks', 'help', 'man', 'test', 'main.cjs', 'THIRD-PARTY-LICENCES.txt']) {
    rmSync(join(dir, made), { recursive: true, force: true });
  }
  return {
    // The benchmark is built by itself: what it shares with the program would change its chunks.
    input: process.env.IMCO_BENCH
      ? { bench: 'test/bench/main.ts' }
      : { main: 'src/main.ts', ...(process.env.IMCO_TESTS ? testEntries() : {}) },
    platform: 'node',
    external: [/^@lydell\//],
    transform: { define: { __IMCO_VERSION__: JSON.stringify(version) } },
    plugins: [
      ...loadingLater,
      plainAssertions,
      parserInFile,
      ...given,
      loadedWhole,
      ascii,
      licences(),
      ...(process.env.IMCO_BENCH ? [] : [described(dir)]),
    ],
    output: {
      dir,
      // CommonJS starts some milliseconds sooner than ES modules.
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [{ debugName: 'together', name: chunkOf }],
      },
      comments: false,
      // White space is read as well; the traces of tests are to have lines.
      minify: process.env.IMCO_TESTS ? false : { compress: false, mangle: false, codegen: true },
    },
  };
});
