import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeBold } from '../../src/cli/help-layout.ts';
import { settingNames } from '../../src/config/settings.ts';
import { formats } from '../../src/output/formats/formats.ts';
import { topics } from '../../src/reference/topics/topics.ts';
import { runImco, spawnImco } from '../support/program.ts';

/** Words, where a list of values that was broken behind a bar is one. */
const wordsOf = (text: string): readonly string[] =>
  text.replaceAll(/\|\s+/g, '|').split(/\s+/).filter(Boolean);

test('a topic fits the width of the screen and is complete', async () => {
  for (const [name, { text }] of Object.entries(topics)) {
    for (const screen of [72, 80, 200]) {
      const { code, stdout: shown } = await runImco(['help', name], { screen });
      assert.equal(code, 0, name);
      const stdout = removeBold(shown);
      for (const line of stdout.split('\n')) assert.ok(line.length <= screen, line);
      assert.deepEqual(wordsOf(stdout), wordsOf(text()), name);
    }
  }
});

test('the headings of a topic are bold on a terminal and where colour is asked for', async () => {
  for (const run of [
    await runImco(['help', 'config'], { screen: 80 }),
    await runImco(['help', 'config', '--color', 'always']),
  ]) {
    const [, ...parts] = run.stdout.split('\u001b[1m');
    const bold = parts.map((part) => part.split('\u001b[22m')[0]);
    assert.deepEqual(bold, ['Configuration', 'Settings:', 'Commands:']);
  }
  const plain = await runImco(['help', 'config', '--color', 'never'], { screen: 200 });
  assert.equal(plain.stdout, `${topics.config?.text()}\n`);
});

test('terms in a topic stay in their own column on a narrow screen', async () => {
  const terms = topics.environment?.text().match(/^ {2}\S+ {2,}\S+/gm) ?? [];
  assert.ok(terms.length > 1);
  const { stdout } = await runImco(['help', 'environment'], { screen: 72 });
  for (const term of terms) assert.ok(stdout.includes(`\n${term}`), term);
});

test('what is said of output has every format, with what it says of itself', () => {
  const text = topics.output?.text() ?? '';
  for (const [name, { about }] of Object.entries(formats)) {
    const line = text.split('\n').find((one) => one.startsWith(`  ${name} `));
    assert.ok(line?.endsWith(`  ${about}`), name);
  }
  const words = text.replaceAll(/\s+/g, ' ');
  for (const sentence of [
    'Errors are text on stderr with table, wide and markdown, and always one JSON object with json and jsonl.',
    '--follow works with table, wide, markdown, jsonl, csv, tsv, text, name and id.',
    'omit column headers in table, wide, csv and tsv',
  ]) {
    assert.ok(words.includes(sentence), sentence);
  }
});

test('a topic that is read by something else than a person is as it is written', async () => {
  const { stdout } = await runImco(['help', 'output']);
  assert.equal(stdout, `${topics.output?.text()}\n`);
  const { stdout: json } = await runImco(['help', 'output', '-o', 'json'], { screen: 60 });
  assert.deepEqual(JSON.parse(json), { on: 'output', text: topics.output?.text() });
  const forced = await runImco(['help', 'output', '-o', 'json', '--color', 'always']);
  assert.equal(forced.stdout, json);
});

test('the program answers every topic, also one that is called as a command', async () => {
  for (const [name, { text }] of Object.entries(topics)) {
    const { code, stdout } = await spawnImco(['help', name]);
    assert.equal(code, 0, name);
    assert.equal(stdout, `${text()}\n`, name);
  }
});

test('where help on a command sends for the names of settings, they are', async () => {
  const { stdout: help } = await spawnImco(['config', 'set', '--help']);
  const topic = /"imco help (\S+)" lists them/.exec(help.replace(/\s+/g, ' '))?.[1] ?? '';
  const { stdout } = await spawnImco(['help', topic]);
  for (const name of settingNames) assert.match(stdout, new RegExp(`^  ${name}  `, 'm'), name);
});
