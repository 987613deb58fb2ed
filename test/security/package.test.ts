/** What is shipped and what it is made of. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { broughtAlong, bundled } from './bundled-packages.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

// Both files are part of this repository; where their shape were another, the tests would fail.
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };

/** The name of a package that is imported: `@peculiar/x509`, `cosmiconfig` of its inner files. */
const packageIn = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const importing = /(?:^(?:import|export|\}).*from |^import |import\()'([\w@][^']*)'/gm;

/** Every package that the sources of the program import. */
const imported = (): readonly string[] => {
  const files = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const specifiers = files.flatMap((file) =>
    [...readFileSync(join('src', file), 'utf8').matchAll(importing)].map(([, name = '']) => name),
  );
  return [...new Set(specifiers.filter((name) => !name.startsWith('node:')).map(packageIn))].sort();
};

/** The folders of node_modules in which Node looks for a package, nearest first. */
const placesFor = (name: string, from: string): readonly string[] => {
  const parts = from === '' ? [] : from.split('/node_modules/');
  return [...parts.keys()]
    .map((at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/${name}`)
    .concat(`node_modules/${name}`);
};

/** A package and all it depends on, by its place in the lock file. */
const withDependencies = (
  name: string,
  from = '',
  found = new Map<string, Locked>(),
): ReadonlyMap<string, Locked> => {
  const place = placesFor(name, from).find((one) => packages[one]);
  const locked = place === undefined ? undefined : packages[place];
  assert.ok(place && locked, `${name} is not locked`);
  if (found.has(place)) return found;
  found.set(place, locked);
  for (const one of Object.keys(locked.dependencies ?? {})) withDependencies(one, place, found);
  return found;
};

test('only the packages of the table are bundled', () => {
  assert.deepEqual(imported(), Object.keys(bundled).sort());
});

test('each package is pinned and locked to the version of the table', () => {
  for (const [name, [version]] of Object.entries(bundled)) {
    assert.equal(manifest.devDependencies[name], version, name);
    assert.equal(packages[`node_modules/${name}`]?.version, version, name);
  }
  for (const [name, version] of Object.entries(manifest.devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, `${name} is pinned exactly`);
  }
});

test('their dependencies are listed, locked by checksum, and run nothing when installed', () => {
  const all = new Map(Object.keys(bundled).flatMap((name) => [...withDependencies(name)]));
  const more = [...all]
    .filter(([place]) => !Object.keys(bundled).some((name) => place === `node_modules/${name}`))
    .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`);
  assert.deepEqual([...new Set(more)].sort(), broughtAlong);
  for (const [place, { integrity = '' }] of all) assert.match(integrity, /^sha512-/, place);
});

test('no package, also for development, has an installation script', () => {
  const running = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  assert.deepEqual(
    running.map(([place]) => place),
    [],
  );
});

test('the lock file names no place that packages come from', () => {
  // Whoever installs decides that; the checksum decides what is taken.
  for (const [place, { resolved }] of Object.entries(packages)) {
    assert.equal(resolved, undefined, place);
  }
});

test('installing the package installs nothing else and runs nothing', () => {
  for (const member of [
    'dependencies',
    'optionalDependencies',
    'peerDependencies',
    'bundleDependencies',
    'bundledDependencies',
  ]) {
    assert.ok(!(member in manifest), member);
  }
  const onInstall =
    /^(?:(?:pre|post)?(?:install|uninstall)|(?:pre|post)prepare|prepublish|dependencies)$/;
  assert.deepEqual(
    Object.keys(manifest.scripts).filter((name) => onInstall.test(name)),
    [],
  );
  // Run where the package is made, of a clone: who installs it from there has it built.
  assert.equal(manifest.scripts.prepare, 'npm run build');
});

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

const mayBePacked = [
  /^bin\/imco\.js$/,
  /^dist\/(?:main\.cjs|THIRD-PARTY-LICENCES\.txt)$/,
  /^dist\/chunks\/[\w.-]+\.cjs$/,
  /^dist\/help\/imco(?:\.[a-z-]+)*\.json$/,
  /^dist\/man\/imco(?:-[a-z-]+)?\.[17]$/,
  /^completions\/(?:imco\.(?:bash|fish|ps1)|_imco)$/,
  /^docs\/[a-z0-9-]+\.(?:md|svg|cast)$/,
  /^(?:README|CHANGELOG|SECURITY)\.md$/,
  /^(?:LICENSE|package\.json|\.imcorc\.example)$/,
];

test('the package holds the program, its documents and its licences, and nothing else', () => {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const [packed] = JSON.parse(execFileSync('npm', words, { encoding: 'utf8' })) as Packed[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  assert.deepEqual(
    paths.filter((path) => !mayBePacked.some((form) => form.test(path))),
    [],
  );
  for (const path of [
    'bin/imco.js',
    'dist/main.cjs',
    'dist/help/imco.json',
    'docs/performance.md',
    'docs/session.cast',
    'docs/session.svg',
    'LICENSE',
    'SECURITY.md',
  ]) {
    assert.ok(paths.includes(path), path);
  }
  const runnable = packed?.files.filter(({ mode }) => (mode & 0o111) !== 0) ?? [];
  assert.deepEqual(
    runnable.map(({ path }) => path),
    ['bin/imco.js'],
  );
});
