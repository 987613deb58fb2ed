import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../../../src/host.ts';
import { openProgress } from '../../../src/output/terminal/progress.ts';
import { Kept, piped } from '../sinks.ts';

const clock: Clock = { now: () => 0, monotonic: () => 0, sleep: async () => {} };

test('a log has each step once', () => {
  const err = new Kept();
  const progress = openProgress(piped(new Kept(), err), { quiet: false, clock });
  progress.say('web-1 is booting');
  progress.say('web-1 is booting');
  progress.say('web-1 is \u001b[5mbootstrapping');
  progress.stop();
  assert.equal(err.text, 'web-1 is booting\nweb-1 is \\u001b[5mbootstrapping\n');
});

test('quiet says nothing', () => {
  const err = new Kept();
  const progress = openProgress(piped(new Kept(), err), { quiet: true, clock });
  progress.say('web-1 is booting');
  progress.stop();
  assert.equal(err.text, '');
});

test('a terminal that cannot move its cursor gets lines', () => {
  const err = new Kept();
  const terminal = piped(new Kept(), err);
  const progress = openProgress(
    { ...terminal, err: { ...terminal.err, isTerminal: true, dumb: true } },
    { quiet: false, clock },
  );
  progress.say('web-1 is booting');
  assert.equal(err.text, 'web-1 is booting\n');
});
