import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { realClock } from './clock.ts';
import { folderWith } from './folders.ts';
import { runTestFile } from './test-process.ts';

const source = `
const { describe, test } = require('node:test');
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
describe('suite', () => {
  test('passes', () => {});
  test('fails', () => { throw new TypeError('as it should'); });
  test('is left out', { skip: 'no program' }, () => {});
});
test('hangs', async () => {
  const child = spawn('sleep', ['600'], { stdio: 'inherit' });
  writeFileSync('child', String(child.pid));
  await new Promise(() => {});
});
`;

test('each test of a file is reported, and why one failed or was skipped', async (t) => {
  const cwd = await folderWith(t, { 'a.cjs': source });
  const patterns = ['passes$', 'fails$', 'is left out$'];
  const result = await runTestFile('a.cjs', { cwd, timeoutMs: 30_000, patterns, output: 'kept' });
  assert.deepEqual([result.timedOut, result.exitCode, result.hanging], [false, 1, []]);
  const [passes, fails, skipped] = result.tests;
  assert.deepEqual([passes?.name, passes?.passed, passes?.skipped], ['passes', true, undefined]);
  assert.deepEqual([fails?.passed, fails?.error], [false, 'TypeError: as it should']);
  assert.equal(typeof skipped?.skipped, 'string');
  assert.match(result.output, /as it should/);
});

test('a file that hangs is ended with what it started, and the test is named', async (t) => {
  const cwd = await folderWith(t, { 'a.cjs': source });
  const result = await runTestFile('a.cjs', { cwd, timeoutMs: 2000, output: 'kept' });
  assert.equal(result.timedOut, true);
  assert.deepEqual(result.hanging, ['hangs']);
  assert.ok(result.tests.some(({ name, passed }) => name === 'fails' && !passed));
  const pid = Number(await readFile(join(cwd, 'child'), 'utf8'));
  const isRunning = async (): Promise<boolean> => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // One that was killed stays as a zombie until somebody asks for it.
    return stat !== '' && !/\) Z /.test(stat);
  };
  for (let looks = 0; looks < 100 && (await isRunning()); looks++) await realClock.sleep(20);
  assert.equal(await isRunning(), false);
});
