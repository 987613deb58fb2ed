import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exitCodes, findExitCode } from '../../src/cli/exit-codes.ts';
import * as failures from '../../src/lib/failures/failures.ts';

test('every class of failure has its row in the table, and no code is repeated', () => {
  const kinds = Object.values(failures).flatMap((made): failures.FailureKind[] => {
    const isKind = made.prototype instanceof failures.Failure;
    if (!isKind || made === failures.Interruption) return [];
    // Every class but these two is made from a message.
    const Made = made as new (message: string) => failures.Failure;
    return [new Made('').kind];
  });
  const rows = new Set(exitCodes.map(({ kind }) => kind));
  for (const kind of [...kinds, 'interrupted', 'terminated'] as const) {
    assert.ok(rows.has(kind), kind);
    assert.ok(findExitCode(kind) > 0, kind);
  }
  assert.equal(rows.size, kinds.length + 3);
  assert.equal(new Set(exitCodes.map(({ code }) => code)).size, exitCodes.length);
});
