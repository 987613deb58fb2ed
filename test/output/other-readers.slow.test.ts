/** What imco writes, read by the programs that people read it with. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import type { Document, Item } from '../../src/output/document.ts';
import { needsProgram } from '../support/needs-program.ts';
import { column, written } from './sinks.ts';

/** Texts that YAML 1.1, CSV or a spreadsheet would take for something else. */
const texts: readonly string[] = [
  ...['no', 'yes', 'on', 'off', 'n', 'y', 'N', 'Y', '~', 'null', 'NULL', 'true', 'TRUE'],
  ...['1e3', '1e+3', '012', '0o14', '0x1f', '0b11', '1_000', '1:30', '190:20:30', '08', '1.', '.5'],
  ...['.inf', '-.inf', '.nan', '2026-11-26', '2026-11-26T10:00:00Z', '2026-11-26 10:00:00'],
  ...['=', '<<', '-', '+', '?', ':', '- a', '? a', 'a: b', 'a:', 'a #b', '#x', '!tag', '&a', '*a'],
  ...['{a}', '[a]', '%a', '@a', '`a', '|', '>', '---', '...', '=1+1', '+49', '-1', '007', ',', ';'],
  ...['', ' ', ' x', 'x ', "it's", 'say "hi"', 'a,b', 'a;b', 'two\nlines', 'end\n', '\nstart'],
  ...[
    'é',
    '日本',
    '😀',
    'back\\slash',
    '\\n',
    "'",
    '"',
    '""',
    '1,5',
    '1__0',
    ':foo',
    '1,234.5',
    ',5e3',
    '2026-1-2',
    '1:2:3.5',
    '1.5.2',
    '0.',
    '+.5',
    '0o8',
  ],
];

const items: readonly Item[] = texts.map((name, at) => ({ id: String(at), name }));

const list: Document = {
  shape: 'list',
  items,
  columns: [column('id'), column('name')],
  members: ['id', 'name'],
};

const byName: Document = {
  shape: 'value',
  value: Object.fromEntries(texts.map((name) => [name, name])),
};

const read = (program: string, script: string, input: string): unknown =>
  JSON.parse(
    execFileSync(program, [program === 'python3' ? '-c' : '-e', script], {
      input,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', PYTHONIOENCODING: 'utf-8' },
    }),
  );

const pyYaml = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
const psych = 'require "yaml"; require "json"; puts JSON.dump(YAML.safe_load($stdin.read))';

const pyCsv = `import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8')
json.dump(list(csv.DictReader(io.StringIO(text, newline=''))), sys.stdout)`;

const rubyCsv = `require "csv"; require "json"
puts JSON.dump(CSV.parse($stdin.binmode.read.force_encoding("UTF-8"), headers: true).map(&:to_h))`;

test('YAML is read by PyYAML and Ruby as it was meant, keys included', async (t) => {
  if (!needsProgram(t, 'python3', 'ruby')) return;
  const hasYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0;
  if (!hasYaml && !process.env.CI) return t.skip('PyYAML is not installed');
  for (const document of [list, byName]) {
    const [yaml, json] = await Promise.all([written(document, 'yaml'), written(document, 'json')]);
    for (const [program, script] of [
      ['python3', pyYaml],
      ['ruby', psych],
    ] as const) {
      assert.deepEqual(read(program, script, yaml), JSON.parse(json), program);
    }
  }
});

test("CSV is read by Python's and Ruby's readers as it was meant", async (t) => {
  if (!needsProgram(t, 'python3', 'ruby')) return;
  const csv = await written(list, 'csv');
  assert.deepEqual(read('python3', pyCsv, csv), items);
  const rows = items.map(({ id, name }) => ({ id, name: name === '' ? null : name }));
  assert.deepEqual(read('ruby', rubyCsv, csv), rows);
});

test('what a spreadsheet would run as a formula is disarmed where that is asked for', async (t) => {
  if (!needsProgram(t, 'python3')) return;
  const csv = await written(list, 'csv', undefined, { headings: true, disarmed: true });
  const rows = read('python3', pyCsv, csv);
  assert.ok(Array.isArray(rows));
  for (const [at, { name }] of rows.entries()) {
    assert.doesNotMatch(name, /^[=+\-@]/);
    assert.equal(name.replace(/^'(?=[=+\-@\t\r\n])/, ''), texts[at]);
  }
});

test('JSON and JSON lines are read by jq as they were meant', async (t) => {
  if (!needsProgram(t, 'jq')) return;
  const slurp = (format: string) =>
    written(list, format).then((input) =>
      execFileSync('jq', ['-sc', 'flatten'], { input, encoding: 'utf8' }),
    );
  for (const format of ['json', 'jsonl']) assert.deepEqual(JSON.parse(await slurp(format)), items);
});
