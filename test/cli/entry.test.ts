import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

/** The chunks of the built program that a command line loads. */
const loadedBy = (...args: string[]): readonly string[] => {
  const program = JSON.stringify(join(process.cwd(), 'dist', 'main.cjs'));
  const report =
    'process.on("exit", () => process.stderr.write("\\n" + JSON.stringify(Object.keys(require.cache))))';
  const code = `process.argv.splice(1, 0, ''); ${report}; require(${program})`;
  const { stderr } = spawnSync(process.execPath, ['-e', code, '--', ...args], { encoding: 'utf8' });
  const paths: string[] = JSON.parse(stderr.split('\n').at(-1) ?? '');
  return paths.map((path) => path.replace(/^.*[/\\]/, '').replace(/-[\w-]{8}\.cjs$/, ''));
};

const spared = (chunks: readonly string[], heavy: readonly string[]): void => {
  assert.ok(chunks.includes('main.cjs'));
  for (const name of heavy) assert.ok(!chunks.includes(name), `${name} is loaded`);
};

const heavy = ['requests', 'Explorer', 'syntax', 'cli-table3', 'ora', 'x509'];

test('the version loads nothing else', () => {
  assert.deepEqual(loadedBy('--version'), ['main.cjs']);
});

test('help loads neither the network, nor configuration, nor tables', () => {
  for (const words of [
    ['--help'],
    ['help', 'exit-codes'],
    ['help', '--json'],
    ['help', '--markdown'],
    ['cloud', 'servers', 'boot', '--help'],
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
