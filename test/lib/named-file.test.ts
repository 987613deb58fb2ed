import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { FileProblem } from '../../src/lib/files/file-problem.ts';
import { type NamedOptions, readNamedFile } from '../../src/lib/files/named-file.ts';
import { folderWith } from '../support/folders.ts';

const text = async (path: string, options?: NamedOptions): Promise<string> =>
  (await readNamedFile(path, options)).bytes.toString('utf8');

const pipeIn = async (t: TestContext): Promise<string> => {
  const path = join(await folderWith(t, {}), 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
};

const problem = async (reading: Promise<string>): Promise<string> => {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof FileProblem, String(error));
  return error.message;
};

test('a pipe is read to its end, however slowly it comes', async (t) => {
  const path = await pipeIn(t);
  const script = 'exec >"$1"; for part in a b c; do sleep 0.05; printf %s $part; done; sleep 0.05';
  const writer = spawn('sh', ['-c', script, 'sh', path]);
  t.after(() => writer.kill());
  assert.equal(await text(path), 'abc');
});

test('a pipe that somebody opens and writes nothing to is empty', async (t) => {
  const path = await pipeIn(t);
  const writer = spawn('sh', ['-c', 'exec >"$1"; sleep 0.3', 'sh', path]);
  t.after(() => writer.kill());
  assert.equal(await text(path), '');
});

test('reading a pipe without a writer or without an end times out', async (t) => {
  const path = await pipeIn(t);
  const before = Date.now();
  assert.equal(await problem(text(path, { deadlineMs: 200 })), 'sent no data within 0.2 s');
  assert.ok(Date.now() - before < 5000);
  // Opened for both ends, so that nobody waits for the other.
  const writer = await open(path, 'r+');
  t.after(() => writer.close());
  const reading = text(path, { deadlineMs: 300 });
  await writer.write('begun');
  assert.equal(await problem(reading), 'did not end within 0.3 s');
});

test('reading an endless file stops at the size limit', async () => {
  assert.equal(await problem(text('/dev/zero')), 'is larger than 256 KB');
  assert.equal(await problem(text('/dev/zero', { limit: 10 })), 'is larger than 10 bytes');
  assert.equal(await text('/dev/null'), '');
  assert.equal(await problem(text('/')), 'is a folder');
  assert.equal(await problem(text('/nowhere/at/all')), 'does not exist');
});

test('a signal ends the reading, and nothing is left that would hold up the process', async (t) => {
  const path = await pipeIn(t);
  const controller = new AbortController();
  const reading = readNamedFile(path, { signal: controller.signal });
  const reason = new Error('ended');
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(reading, reason);
  await assert.rejects(readNamedFile('/dev/null', { signal: controller.signal }), reason);
});
