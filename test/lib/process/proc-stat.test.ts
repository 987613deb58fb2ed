import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readProcStat } from '../../../src/lib/process/proc-stat.ts';
import { folderWith } from '../../support/folders.ts';

test('a process is read of whatever it is called, and nothing of one that is not there', {
  skip: process.platform !== 'linux',
}, async (t) => {
  const program = join(await folderWith(t, {}), 'a) Z 7 8 (b');
  await symlink('/bin/sleep', program);
  const child = spawn(program, ['60'], { detached: true });
  await once(child, 'spawn');
  t.after(() => child.kill());
  const stat = readProcStat(child.pid ?? 0);
  assert.equal(stat?.parent, process.pid);
  assert.equal(stat.group, child.pid);
  assert.equal(stat.terminal, 0);
  assert.match(stat.state, /^[RSD]$/);
  assert.match(stat.start, /^\d+$/);
  assert.equal(readProcStat(2 ** 30), undefined);
});
