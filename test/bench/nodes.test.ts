import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { nodesOn } from './nodes.ts';

test('every Node on the search path is found, each once', async (t) => {
  const one = await folderWith(t, { node: '', 'node-gyp': '', nodejs: '' });
  const other = await folderWith(t, { node: '', node22: '' });
  await symlink(join(one, 'node'), join(other, 'node-20'));
  await symlink('/nonexistent', join(other, 'node24'));
  assert.deepEqual(nodesOn([one, '', '/nonexistent', other].join(delimiter)), [
    join(one, 'node'),
    join(other, 'node'),
    join(other, 'node22'),
  ]);
});
