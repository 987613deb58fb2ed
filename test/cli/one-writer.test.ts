/** A run opens what it writes with once, when it is known how. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type OpenWriter, openWriter, type WriterOptions } from '../../src/output/writer.ts';
import { runImco } from '../support/program.ts';
import { createTestContext } from '../support/run-context.ts';

const home = mkdtempSync(join(tmpdir(), 'imco-writer-'));
after(() => rmSync(home, { recursive: true }));

/** A settings file of this text. */
const settingsFile = (name: string, text: string): string => {
  const path = join(home, name);
  writeFileSync(path, text);
  return path;
};

/** Runs imco; answers how its writers were opened. */
const writersOf = async (words: readonly string[], config?: string) => {
  const opened: WriterOptions[] = [];
  const open: OpenWriter = (terminal, options) => {
    opened.push(options);
    return openWriter(terminal, options);
  };
  const env = config === undefined ? {} : { IMCO_CONFIG: config };
  const ran = await runImco(words, { home, env, openWriter: open });
  return { ...ran, opened };
};

const good = settingsFile('good.yaml', 'output: json\n');
const broken = settingsFile('broken.yaml', 'output: [\n');

for (const [what, words, format, config] of [
  ['help', ['--help'], 'table'],
  ['help in a format', ['help', 'output', '-o', 'yaml'], 'yaml'],
  ['help as a document', ['help', '--json'], 'json'],
  ['the version', ['--version'], 'table'],
  ['a script', ['completion', 'bash'], 'table'],
  ['settings', ['config', 'show'], 'json', good],
  ['profiles', ['config', 'list'], 'json', good],
  ['a query', ['config', 'show', '--query', 'profile', '-o', 'yaml'], 'yaml', good],
  ['settings that are wrong', ['config', 'show', '-o', 'name'], 'name', broken],
  ['a change of settings that are wrong', ['config', 'unset', 'port', '-o=yaml'], 'yaml', broken],
  ['doctor', ['doctor', '-o', 'jsonl'], 'jsonl', broken],
  ['a sandbox', ['sandbox', 'status', '--dir', join(home, 'none'), '-o', 'json'], 'json'],
  [
    'a command with flags of its own',
    ['sandbox', 'run', '--port', 'x', 'true', '-o', 'json'],
    'table',
  ],
  ['a query that is wrong', ['config', 'show', '--query', '['], 'json', good],
  ['a flag that does not fit', ['config', 'show', '--csv-safe'], 'json', good],
  ['an unknown command', ['nosuch', '-o', 'jsonl'], 'jsonl'],
  ['an incomplete command', ['cloud', 'servers'], 'table'],
] as const) {
  test(`${what}: one writer, of the format asked for`, async () => {
    const { opened, stdout, stderr } = await writersOf(words, config);
    assert.deepEqual(
      opened.map((options) => options.format),
      [format],
      stdout + stderr,
    );
    assert.doesNotMatch(stderr, /defect/);
  });
}

test('a second writer is a defect, also after something was written without any decision', () => {
  const decided = createTestContext();
  decided.setOutput({ format: 'json', quiet: true });
  assert.equal(decided.writer.format, 'json');
  const undecided = createTestContext();
  assert.equal(undecided.writer, undecided.writer);
  for (const context of [decided, undecided]) {
    const again = (): void => context.setOutput({ format: 'yaml', quiet: false });
    assert.throws(again, /^Error: a run cannot open a second writer/);
  }
});

test('what doctor has to say of settings that are wrong is in its answer alone', async () => {
  const { opened } = await writersOf(['doctor'], broken);
  assert.deepEqual(
    opened.map(({ quiet }) => quiet),
    [true],
  );
});

test('--no-color wins over the colour of settings and environment', async () => {
  const colored = await runImco(['config', 'path'], { home, env: { IMCO_COLOR: 'always' } });
  assert.ok(colored.stdout.includes('\u001b'));
  const words = ['config', 'path', '--no-color'];
  const plain = await runImco(words, { home, env: { IMCO_COLOR: 'always' } });
  assert.ok(!plain.stdout.includes('\u001b'));
});

for (const verb of ['wait', 'boot', 'label']) {
  test(`${verb} without targets is wrong before the settings are read`, async () => {
    const { code, stderr } = await writersOf(['cloud', 'servers', verb], broken);
    assert.equal(code, 2, stderr);
  });
}
