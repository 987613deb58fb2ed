import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseHeading } from '../../src/cli/help-heading.ts';
import { showBold, showPlain } from '../../src/cli/help-layout.ts';
import { topics } from '../../src/reference/topics/topics.ts';
import { readPrerenderedHelp } from '../../src/startup/prerendered-help.ts';
import { loadedBy } from '../support/loaded-chunks.ts';
import { runImco } from '../support/program.ts';

const folder = join(process.cwd(), 'dist', 'help');

/** A screen that shows nothing in bold. */
const plain = (columns: number) => ({ columns, heading: showPlain });

/** The words of each command whose help is kept, without `imco`. */
const commands = readdirSync(folder).map((file) => file.split('.').slice(1, -1));

test('prerendered help equals that of the command, on a terminal and in a pipe', async () => {
  assert.ok(commands.length > 200, `${commands.length} commands`);
  for (const [place, words] of commands.entries()) {
    const line = [...words, '--help'];
    const screen = [undefined, 40, 60, 80, 120][place % 5];
    const { stdout } = await runImco(line, screen ? { screen } : {});
    const shown = screen ? { columns: screen, heading: showBold } : plain(Number.POSITIVE_INFINITY);
    assert.equal(readPrerenderedHelp(folder, line, shown), stdout);
  }
});

test('help before a command equals --help after it', async () => {
  const { stdout } = await runImco(['help', 'cloud', 'servers', 'boot']);
  assert.equal(
    readPrerenderedHelp(folder, ['help', 'cloud', 'servers', 'boot'], plain(100)),
    stdout,
  );
});

test('help on a resource without its namespace is prerendered as well', async () => {
  const { stdout } = await runImco(['cloud', 'servers', 'boot', '--help']);
  for (const line of [
    ['servers', 'boot', '--help'],
    ['help', 'servers', 'boot'],
  ]) {
    assert.equal(readPrerenderedHelp(folder, line, plain(100)), stdout);
  }
  assert.equal(readPrerenderedHelp(folder, ['constructor', '--help'], plain(80)), undefined);
});

for (const line of [
  ['cloud', 'servers'],
  ['cloud', 'servers', 'boot', 'web-01', '--help'],
  ['cloud', 'server', '--help'],
  ['--profile', 'prod', 'cloud', '--help'],
  ...Object.keys(topics).map((topic) => ['help', topic]),
  ['help', '../main'],
  ['help', '--json'],
]) {
  test(`imco ${line.join(' ')} is not for the help that is kept`, () => {
    assert.equal(readPrerenderedHelp(folder, line, plain(80)), undefined);
  });
}

test('at 40 columns descriptions are below their terms, and only commands are longer', () => {
  const text = readPrerenderedHelp(folder, ['cloud', 'servers', 'boot', '--help'], plain(40)) ?? '';
  assert.match(text, /^ {2}--selector <a=b,c!=d>\n {16}servers that meet all\n/m);
  const long = text.split('\n').filter((line) => line.length > 40);
  assert.deepEqual(
    long.filter((line) => !line.startsWith('  imco ')),
    [],
  );
});

test('imco alone is help as well', async () => {
  const { stdout } = await runImco(['--help']);
  assert.equal(readPrerenderedHelp(folder, [], plain(Number.POSITIVE_INFINITY)), stdout);
});

test('headings are bold where the environment and the stream have colours', () => {
  const isBold = (env: NodeJS.ProcessEnv, isTerminal: boolean): boolean =>
    chooseHeading({ TERM: 'xterm', ...env }, isTerminal)('Usage:') === '\u001b[1mUsage:\u001b[22m';
  assert.ok(isBold({}, true));
  assert.ok(isBold({ NO_COLOR: '1', IMCO_COLOR: 'always' }, true));
  assert.ok(isBold({ CLICOLOR_FORCE: '1' }, false));
  for (const env of [
    { NO_COLOR: '1' },
    { TERM: 'dumb' },
    { IMCO_COLOR: 'never' },
    { CLICOLOR: '0' },
    { FORCE_COLOR: '0' },
  ]) {
    assert.ok(!isBold(env, true), JSON.stringify(env));
  }
  assert.ok(!isBold({}, false));
});

test('nothing but it is loaded', () => {
  const loaded = loadedBy('cloud', 'servers', '--help');
  assert.deepEqual(loaded.toSorted(), ['help', 'main.cjs', 'rolldown-runtime']);
  assert.deepEqual(loadedBy().toSorted(), ['help', 'main.cjs', 'rolldown-runtime']);
});
