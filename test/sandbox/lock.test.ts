import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ConflictFailure } from '../../src/failures.ts';
import { holderOf, stopHolder } from '../../src/sandbox/lock.ts';
import { realClock } from '../support/clock.ts';
import { movableClock, sandboxFor, temporaryFolder } from './support.ts';

test('a folder is served once at a time', async (context) => {
  const { sandbox, clock } = await sandboxFor(context);
  assert.equal((await holderOf(sandbox.folder, clock))?.endpoint, sandbox.endpoint);
  await assert.rejects(sandboxFor(context, { folder: sandbox.folder }), ConflictFailure);
  assert.equal((await holderOf(sandbox.folder, clock))?.endpoint, sandbox.endpoint);
  await sandbox.close();
  assert.equal(await holderOf(sandbox.folder, clock), undefined);
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
    assert.equal(await holderOf(folder, movableClock()), undefined);
    const next = await sandboxFor(context, { folder });
    await next.sandbox.close();
  }
});

test('a sandbox that has given its folder free has ended, also where its process is kept', async (context) => {
  const folder = await temporaryFolder();
  // As one that nobody has taken notice of: it has done its last, and its number is still there.
  const script = `trap 'rm -f "$1"' TERM; echo ready; while :; do sleep 0.05; done`;
  const kept = spawn('sh', ['-c', script, 'sh', folder.lock]);
  context.after(() => kept.kill('SIGKILL'));
  await once(kept.stdout, 'data');
  const holder = { pid: kept.pid ?? 0, since: Date.now(), endpoint: 'https://127.0.0.1:1' };
  await writeFile(folder.lock, JSON.stringify(holder));
  await stopHolder(folder, holder, realClock);
  assert.equal(kept.signalCode, null);
});
