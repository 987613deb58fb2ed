import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadedBy } from '../support/loaded-chunks.ts';

const spared = (chunks: readonly string[], heavy: readonly string[]): void => {
  assert.ok(chunks.includes('main.cjs'));
  for (const name of heavy) assert.ok(!chunks.includes(name), `${name} is loaded`);
};

const heavy = ['requests', 'Explorer', 'syntax', 'cli-table3', 'x509'];

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

test('what only shows the configuration loads nothing that writes it', () => {
  for (const words of [
    ['config', 'show'],
    ['config', 'get', 'nosuch'],
    ['config', 'current'],
    ['config', 'path'],
  ]) {
    const chunks = loadedBy(...words);
    assert.ok(chunks.includes('show'), chunks.join(' '));
    spared(chunks, ['set', 'write-settings', 'file-lock', 'draft', 'unprotect']);
  }
});
