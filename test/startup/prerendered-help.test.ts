import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { topics } from '../../src/reference/topics/topics.ts';
import { readPrerenderedHelp } from '../../src/startup/prerendered-help.ts';
import { loadedBy } from '../support/loaded-chunks.ts';
import { runImco } from '../support/program.ts';

const folder = join(process.cwd(), 'dist', 'help');

/** The words of each command whose help is kept, without `imco`. */
const commands = readdirSync(folder).map((file) => file.split('.').slice(1, -1));

test('the help that is kept is that of the command, on a terminal and in a pipe', async () => {
  assert.ok(commands.length > 200, `${commands.length} commands`);
  for (const [place, words] of commands.entries()) {
    const line = [...words, '--help'];
    const screen = [undefined, 40, 60, 80, 120][place % 5];
    const { stdout } = await runImco(line, screen ? { screen } : {});
    assert.equal(readPrerenderedHelp(folder, line, screen ?? Number.POSITIVE_INFINITY), stdout);
  }
});

test('help before a command is the same as behind it', async () => {
  const { stdout } = await runImco(['help', 'cloud', 'servers', 'boot']);
  assert.equal(readPrerenderedHelp(folder, ['help', 'cloud', 'servers', 'boot'], 100), stdout);
});

test('help on a noun without its namespace is kept as well', async () => {
  const { stdout } = await runImco(['cloud', 'servers', 'boot', '--help']);
  for (const line of [
    ['servers', 'boot', '--help'],
    ['help', 'servers', 'boot'],
  ]) {
    assert.equal(readPrerenderedHelp(folder, line, 100), stdout);
  }
  assert.equal(readPrerenderedHelp(folder, ['constructor', '--help'], 80), undefined);
});

for (const line of [
  ['cloud', 'servers'],
  ['cloud', 'servers', 'boot', 'web-01', '--help'],
  ['cloud', 'server', '--help'],
  ['--profile', 'prod', 'cloud', '--help'],
  ...Object.keys(topics).map((topic) => ['help', topic]),
  ['help', '../main'],
  ['help', '--json'],
  [],
]) {
  test(`imco ${line.join(' ')} is not for the help that is kept`, () => {
    assert.equal(readPrerenderedHelp(folder, line, 80), undefined);
  });
}

test('on 40 columns what a term means stands below it, and only commands to copy are longer', () => {
  const text = readPrerenderedHelp(folder, ['cloud', 'servers', 'boot', '--help'], 40) ?? '';
  assert.match(
    text,
    /^ {2}--selector <a=b,c!=d>\n {6}servers that meet all conditions:\n {6}field=value/m,
  );
  const long = text.split('\n').filter((line) => line.length > 40);
  assert.deepEqual(
    long.filter((line) => !line.startsWith('  imco ')),
    [],
  );
});

test('nothing but it is loaded', () => {
  const loaded = loadedBy('cloud', 'servers', '--help');
  assert.deepEqual(loaded.toSorted(), ['help', 'main.cjs', 'rolldown-runtime']);
});
