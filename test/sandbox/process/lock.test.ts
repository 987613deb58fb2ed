import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ConflictFailure } from '../../../src/lib/failures/failures.ts';
import { readOwnIdentity } from '../../../src/lib/process/process-identity.ts';
import { createFolder } from '../../../src/sandbox/process/folder-contents.ts';
import { readLockOwner, stopLockOwner, takeLock } from '../../../src/sandbox/process/lock.ts';
import { realClock } from '../../support/clock.ts';
import { movableClock, sandboxFor, temporaryFolder } from '../support.ts';

test('a folder is served once at a time', async (context) => {
  const { sandbox, clock } = await sandboxFor(context);
  assert.equal((await readLockOwner(sandbox.folder, clock))?.endpoint, sandbox.endpoint);
  await assert.rejects(sandboxFor(context, { folder: sandbox.folder }), ConflictFailure);
  assert.equal((await readLockOwner(sandbox.folder, clock))?.endpoint, sandbox.endpoint);
  await sandbox.close();
  assert.equal(await readLockOwner(sandbox.folder, clock), undefined);
});

test('a pid file that another process left behind, or got its number, does not count', async (context) => {
  const folder = await temporaryFolder();
  const first = await sandboxFor(context, { folder });
  await first.sandbox.close();
  for (const left of [
    { pid: 2 ** 22 + 1, since: 0, endpoint: first.sandbox.endpoint },
    { pid: process.pid, since: 0, endpoint: first.sandbox.endpoint },
    { pid: process.pid, since: 0 },
    'not a holder',
  ]) {
    await writeFile(folder.lock, JSON.stringify(left));
    assert.equal(await readLockOwner(folder, movableClock()), undefined);
    const next = await sandboxFor(context, { folder });
    await next.sandbox.close();
  }
});

test('a sandbox that has released its folder counts as stopped, even if its process is a zombie', async (context) => {
  const folder = await temporaryFolder();
  // As one that nobody has taken notice of: it has done its last, and its number is still there.
  const script = `trap 'rm -f "$1"' TERM; echo ready; while :; do sleep 0.05; done`;
  const kept = spawn('sh', ['-c', script, 'sh', folder.lock]);
  context.after(() => kept.kill('SIGKILL'));
  await once(kept.stdout, 'data');
  const holder = {
    ...readOwnIdentity(),
    pid: kept.pid ?? 0,
    start: '',
    since: Date.now(),
    endpoint: 'https://127.0.0.1:1',
  };
  await writeFile(folder.lock, JSON.stringify(holder));
  await stopLockOwner(folder, holder, realClock);
  assert.equal(kept.signalCode, null);
});

test('a sandbox of another machine or container is not stopped by its number', async (context) => {
  const folder = await temporaryFolder();
  const other = spawn('sleep', ['60']);
  context.after(() => other.kill('SIGKILL'));
  const here = {
    ...readOwnIdentity(),
    pid: other.pid ?? 0,
    since: Date.now(),
    endpoint: 'https://127.0.0.1:1',
  };
  for (const elsewhere of [{ host: 'another' }, { namespace: 'pid:[1]' }, { boot: 'another' }]) {
    const holder = { ...here, ...elsewhere };
    await assert.rejects(stopLockOwner(folder, holder, realClock), /another machine or in another/);
  }
  assert.equal(other.signalCode, null);
});

test('only one of several starts in a folder gets it, whatever an earlier one left there', async (context) => {
  const folder = await temporaryFolder();
  await createFolder(folder);
  const left = [undefined, '', '{"pid":4194305,"since":0}', `{"pid":${process.pid},"since":0}`];
  for (const text of left) {
    if (text !== undefined) await writeFile(folder.lock, text);
    const taken = await Promise.allSettled(
      Array.from({ length: 6 }, () => takeLock(folder, realClock)),
    );
    const locks = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.equal(locks.length, 1, text);
    for (const one of taken) {
      if (one.status === 'rejected') assert.ok(one.reason instanceof ConflictFailure);
    }
    await locks[0]?.release();
  }
  context.after(() => rm(folder.path, { recursive: true, force: true }));
});

test('a start in progress keeps its folder, however the clock is set', async (context) => {
  const folder = await temporaryFolder();
  context.after(() => rm(folder.path, { recursive: true, force: true }));
  await createFolder(folder);
  const lock = await takeLock(folder, realClock);
  for (const hours of [-1, 0, 1]) {
    const clock = { ...realClock, now: () => Date.now() + hours * 3_600_000 };
    assert.equal((await readLockOwner(folder, clock))?.pid, process.pid);
  }
  await lock.release();
});
