import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommandLines } from './command-lines.ts';

test('whatever settings come from flags, variables and files, imco ends as documented', async (t) => {
  const share = await runCommandLines(t, 60);
  assert.ok(share >= 0.8, `${Math.round(share * 100)} % of the command lines were valid`);
});
