import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { describe, it } from 'node:test';

/**
 * The layers from the bottom up, as ARCHITECTURE.md draws them. A file imports from layers below its
 * own and from its own room; rooms of one layer do not know each other.
 */
const layers: readonly (readonly string[])[] = [
  ['lib', 'host'],
  ['catalog'],
  ['platform', 'config', 'output'],
  ['operate', 'shell', 'sandbox'],
  ['cli'],
  ['reference'],
  ['verbs', 'commands'],
  ['program'],
  ['startup'],
  ['main'],
];

/** The most files a folder may hold. */
const fullFolder = 22;

const files: readonly string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join(posix.sep))
  .filter((path) => path.endsWith('.ts'));

const known = new Set(files);

/** Files that a text imports, by type or by value, at once or on demand. */
const importsOf = (file: string, text: string): readonly string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*'(\.{1,2}\/[^']+)'/gm)]
    .map(([, path]) => posix.join(posix.dirname(file), path ?? ''))
    .filter((path) => known.has(path));

/** A file -> what it imports. */
const graph = new Map(
  files.map((file) => [file, importsOf(file, readFileSync(join('src', file), 'utf8'))]),
);

const roomOf = (file: string): string => (file.split('/')[0] ?? '').replace(/\.ts$/, '');

const layerOf = (file: string): number => layers.findIndex((rooms) => rooms.includes(roomOf(file)));

/** Whether `from` may import `to`. */
const isDownwards = (from: string, to: string): boolean =>
  roomOf(from) === roomOf(to) ||
  layerOf(to) < layerOf(from) ||
  // What is made of nothing but types and the library: the process as a value.
  (layerOf(to) === 0 && layerOf(from) === 0);

/** Circles of files, each once: the strongly connected parts of the graph (Tarjan). */
const findCircles = (): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const at = order.size;
    order.set(file, at);
    lowest.set(file, at);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const reached = order.has(next)
        ? open.includes(next)
          ? order.get(next)
          : undefined
        : visit(next);
      if (reached !== undefined) lowest.set(file, Math.min(lowest.get(file) ?? at, reached));
    }
    if (lowest.get(file) === at) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle);
    }
    return lowest.get(file) ?? at;
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return circles;
};

/** Exported names -> the files that declare them. */
const declaredIn = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const file of files) {
    const text = readFileSync(join('src', file), 'utf8');
    const names = text.matchAll(
      /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|class|interface|type) (\w+)/gm,
    );
    for (const name of new Set([...names].map(([, name]) => name ?? ''))) {
      found.set(name, [...(found.get(name) ?? []), file]);
    }
  }
  return found;
};

describe('the structure of the source', () => {
  it('has a layer for each room', () => {
    assert.deepEqual(
      files.filter((file) => layerOf(file) < 0),
      [],
    );
  });

  it('imports downwards only', () => {
    const upwards = [...graph].flatMap(([from, imported]) =>
      imported.filter((to) => !isDownwards(from, to)).map((to) => `${from} -> ${to}`),
    );
    assert.deepEqual(upwards, []);
  });

  it('has a sandbox that knows nothing of the client it is made for', () => {
    const own = new Set(['sandbox', 'catalog', 'lib', 'host']);
    const strange = [...graph]
      .filter(([from]) => roomOf(from) === 'sandbox')
      .flatMap(([from, imported]) =>
        imported.filter((to) => !own.has(roomOf(to))).map((to) => `${from} -> ${to}`),
      );
    assert.deepEqual(strange, []);
  });

  it('hands the catalog of one version to what is below the command line', () => {
    const commandLine = layers.findIndex((rooms) => rooms.includes('cli'));
    const below = files.filter((file) => layerOf(file) < commandLine && roomOf(file) !== 'catalog');
    assert.ok(below.length > 100, 'files below the command line are found at all');
    const global = below.filter(
      (file) =>
        graph.get(file)?.includes('catalog/index.ts') === true ||
        /\bunionCatalog\b/.test(readFileSync(join('src', file), 'utf8')),
    );
    assert.deepEqual(global, []);
  });

  it('names versions of the API in the catalog and the configuration only', () => {
    const naming = files.filter((file) =>
      /\/v\d\b|['"`]v\d['"`]/.test(readFileSync(join('src', file), 'utf8')),
    );
    assert.deepEqual(
      naming.filter((file) => roomOf(file) !== 'catalog' && roomOf(file) !== 'config'),
      [],
    );
    assert.ok(naming.includes('catalog/versions/api-version.ts'), 'versions are found at all');
  });

  it('has no circles of files, types included', () => {
    assert.ok([...graph.values()].flat().length > files.length, 'imports are found at all');
    assert.deepEqual(findCircles(), []);
  });

  it(`has at most ${fullFolder} files in a folder`, () => {
    const sizes = new Map<string, number>();
    for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
    assert.deepEqual(
      [...sizes].filter(([, size]) => size > fullFolder),
      [],
    );
  });

  it('exports a name from one file only', () => {
    const names = declaredIn();
    assert.ok(names.size > 500, 'exported names are found at all');
    assert.deepEqual(
      [...names].filter(([, places]) => places.length > 1),
      [],
    );
  });

  for (const [what, pattern, place] of [
    ['cuts the command line', /indexOf\('--'\)|[!=]== '--'/, 'cli/command-line/command-line.ts'],
    ['opens what a run writes with', /\bopenWriter\(/, 'cli/run-context.ts'],
  ] as const) {
    it(`${what} in one place`, () => {
      const found = files.filter((file) => pattern.test(readFileSync(join('src', file), 'utf8')));
      assert.deepEqual(found, [place]);
    });
  }

  it('is drawn in ARCHITECTURE.md with every room, and with nothing that is not there', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const paths = files.flatMap((file) => {
      const folders = file.split('/').slice(0, -1);
      return [file, ...folders.map((_, at) => `${folders.slice(0, at + 1).join('/')}/`)];
    });
    const isThere = (name: string): boolean =>
      paths.some((path) => `/${path}`.endsWith(`/${name}`)) || existsSync(name);
    const named = [...text.matchAll(/`([\w-]+(?:\/[\w.-]+)*(?:\/|\.(?:ts|js|md|mjs)))`/g)];
    const names = named.map(([, name]) => name ?? '');
    assert.deepEqual(
      names.filter((name) => !isThere(name)),
      [],
    );
    const rooms = new Set(
      files.filter((file) => file.includes('/')).map((file) => `${roomOf(file)}/`),
    );
    assert.deepEqual(
      [...rooms].filter((room) => !names.includes(room)),
      [],
    );
  });
});
