import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { stage } from '../acceptance/staging.ts';

const deep = 10_000;

for (const [form, text] of [
  ['lists', `{"name": ${'['.repeat(deep)}${']'.repeat(deep)}}`],
  ['objects', `${'{"name":'.repeat(deep)}1${'}'.repeat(deep)}`],
  ['lines of YAML', Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}name:\n`).join('')],
]) {
  test(`${form} nested too deeply are reported, and nothing is sent`, async (t) => {
    const { imco, folder, server } = await stage(t, {});
    await writeFile(join(folder, 'deep'), String(text));
    const ran = await imco('blueprint', 'scripts', 'create', '--from-file', 'deep');
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /^error: --from-file: deep is nested too deeply in line \d+$/m);
    assert.equal(server.received.length, 0);
  });
}

test('a duplicate key is reported', async (t) => {
  const { imco, folder, server } = await stage(t, {});
  await writeFile(join(folder, 'twice'), '{"name": "a", "name": "b"}');
  const ran = await imco('blueprint', 'scripts', 'create', '--from-file', 'twice');
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /^error: --from-file: twice has the same key twice in line 1$/m);
  assert.equal(server.received.length, 0);
});
