import assert from 'node:assert/strict';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { umask } from 'node:process';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeFileWhole } from '../../../src/lib/files/whole-file.ts';
import { folderWith } from '../../support/folders.ts';

test('a new file is readable only by its owner from the start, with any umask', async (t) => {
  const folder = await folderWith(t, {});
  const before = umask(0);
  t.after(() => umask(before));
  let isOver = false;
  const writing = writeFileWhole(join(folder, 'key'), Buffer.alloc(64 * 1024 * 1024)).finally(
    () => {
      isOver = true;
    },
  );
  // So large a file is written in many turns of the event loop: it is looked at in each.
  const seen = new Map<string, Set<number>>();
  while (!isOver) {
    for (const name of readdirSync(folder)) {
      const mode = lstatSync(join(folder, name), { throwIfNoEntry: false })?.mode;
      const kind = name === 'key' ? 'whole' : 'half';
      if (mode !== undefined) seen.set(kind, (seen.get(kind) ?? new Set()).add(mode & 0o777));
    }
    await nextTurn();
  }
  await writing;
  assert.deepEqual([...(seen.get('half') ?? [])], [0o600], 'it was seen half written');
  assert.equal(lstatSync(join(folder, 'key')).mode & 0o777, 0o600);
});
