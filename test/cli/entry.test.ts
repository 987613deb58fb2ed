import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtChunks, loadedBy } from '../support/loaded-chunks.ts';

const spared = (chunks: readonly string[], heavy: readonly string[]): void => {
  const built = builtChunks();
  assert.ok(chunks.includes('main.cjs'));
  for (const name of heavy) {
    assert.ok(built.includes(name), `there is no ${name}`);
    assert.ok(!chunks.includes(name), `${name} is loaded`);
  }
};

const heavy = ['requests', 'settings', 'verbs', 'syntax', 'cli-table3', 'x509.cjs'];

test('the version loads nothing else', () => {
  assert.deepEqual(loadedBy('--version'), ['main.cjs']);
});

test('help loads neither the network, nor configuration, nor tables', () => {
  for (const words of [
    ['--help', '--quiet'],
    ['help', 'exit-codes'],
    ['help', '--json'],
    ['help', '--markdown'],
    ['cloud', 'server', 'boot', '--help'],
  ]) {
    const chunks = loadedBy(...words);
    assert.ok(chunks.includes('commands'), chunks.join(' '));
    spared(chunks, heavy);
  }
});

test('a wrong command loads no more than help', () => {
  for (const words of [
    ['cloud', 'servers', 'bot'],
    ['cloud', 'servers', 'list', '--nosuch'],
  ]) {
    spared(loadedBy(...words), heavy);
  }
});

test('a list opens few files, each with all that is needed of its kind', () => {
  const keys = ['--ca', '--cert', '--key'].flatMap((flag) => [flag, '/nonexistent']);
  const line = ['cloud', 'servers', 'list', '--endpoint', 'https://127.0.0.1:9', ...keys];
  assert.deepEqual(loadedBy(...line).toSorted(), [
    'commands',
    'compile-cache',
    'help',
    'main.cjs',
    'requests',
    'rolldown-runtime',
    'script',
    'settings',
  ]);
});

test('what only shows the configuration loads nothing that writes it', () => {
  for (const words of [
    ['config', 'show'],
    ['config', 'get', 'nosuch'],
    ['config', 'current'],
    ['config', 'path'],
  ]) {
    const chunks = loadedBy(...words);
    const own = words[1] === 'current' ? 'current' : 'show';
    assert.ok(chunks.includes(own), chunks.join(' '));
    spared(chunks, ['set', 'write-settings', 'file-lock', 'draft', 'unprotect']);
  }
});
