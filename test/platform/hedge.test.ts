import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  computeSilenceLimit,
  rateOutcome,
  takeFirstAnswer,
  type Worth,
} from '../../src/platform/hedge.ts';

/** An outcome with what it is worth, which is all that counts here. */
interface Outcome {
  readonly of: number;
  readonly worth: Worth;
}

interface Begun {
  readonly signal: AbortSignal;
  readonly moved: () => void;
  readonly end: (worth: Worth) => void;
  readonly fail: (reason: unknown) => void;
}

const silenceMs = 1000;

/** What is asked for with attempts that end as they are told, on a clock that stands still. */
const asking = (t: TestContext, signal = new AbortController().signal) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const attempts: Begun[] = [];
  let settled: Outcome | undefined;
  const attempt = (own: AbortSignal, moved: () => void): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const of = attempts.length + 1;
      own.addEventListener('abort', () => reject(own.reason));
      attempts.push({
        signal: own,
        moved,
        end: (worth) => resolve({ of, worth }),
        fail: reject,
      });
    });
  const outcome = takeFirstAnswer(attempt, { silenceMs, signal, worth: ({ worth }) => worth });
  outcome.then(
    (value) => {
      settled = value;
    },
    () => {},
  );
  return {
    attempts,
    outcome,
    /** Lets what has been said get through; answers the outcome if there is one. */
    now: async (): Promise<Outcome | undefined> => {
      await new Promise(setImmediate);
      return settled;
    },
    silence: () => t.mock.timers.tick(silenceMs),
    /** Has the attempt of this number do something. */
    of: (number: number): Begun => {
      const begun = attempts[number - 1];
      assert.ok(begun, `attempt ${number} was not made`);
      return begun;
    },
  };
};

test('an answer of the first attempt counts, whatever it is', async (t) => {
  for (const worth of ['answer', 'broken', 'refusal', 'limit'] as const) {
    await t.test(worth, async (each) => {
      const { attempts, outcome, of, silence } = asking(each);
      of(1).end(worth);
      assert.deepEqual(await outcome, { of: 1, worth });
      silence();
      assert.equal(attempts.length, 1);
    });
  }
});

test('each silence brings another attempt, three at most, and the first answer ends the others', async (t) => {
  const { attempts, outcome, of, silence } = asking(t);
  for (const count of [2, 3, 3, 3]) {
    silence();
    assert.equal(attempts.length, count);
  }
  of(2).end('answer');
  assert.deepEqual(await outcome, { of: 2, worth: 'answer' });
  assert.deepEqual(
    attempts.map(({ signal }) => signal.aborted),
    [true, false, true],
  );
});

test('moving data counts as activity', async (t) => {
  const { attempts, of } = asking(t);
  for (let times = 0; times < 5; times++) {
    t.mock.timers.tick(silenceMs - 1);
    of(1).moved();
  }
  assert.equal(attempts.length, 1);
  t.mock.timers.tick(silenceMs);
  assert.equal(attempts.length, 2);
});

test('a refusal of a later attempt does not end an earlier one', async (t) => {
  for (const worth of ['refusal', 'limit', 'broken'] as const) {
    await t.test(worth, async (each) => {
      const { outcome, now, of, silence } = asking(each);
      silence();
      of(2).end(worth);
      assert.equal(await now(), undefined);
      assert.equal(of(1).signal.aborted, false);
      of(1).end('answer');
      assert.deepEqual(await outcome, { of: 1, worth: 'answer' });
    });
  }
});

test('a refusal counts once no earlier attempt is in progress', async (t) => {
  const { outcome, now, of, silence } = asking(t);
  silence();
  of(1).end('broken');
  assert.equal(await now(), undefined);
  silence();
  of(3).end('refusal');
  assert.equal(await now(), undefined);
  of(2).end('refusal');
  assert.deepEqual(await outcome, { of: 2, worth: 'refusal' });
});

test('a refusal is reported rather than a connection that breaks after it', async (t) => {
  const { outcome, of, now, silence } = asking(t);
  silence();
  of(2).end('refusal');
  await now();
  of(1).end('broken');
  assert.deepEqual(await outcome, { of: 2, worth: 'refusal' });
});

test('after a limit no further attempt is made, after another refusal one is', async (t) => {
  for (const [worth, count] of [
    ['limit', 2],
    ['refusal', 3],
  ] as const) {
    await t.test(worth, async (each) => {
      const { attempts, now, of, outcome, silence } = asking(each);
      silence();
      of(2).end(worth);
      await now();
      of(1).moved();
      silence();
      assert.equal(attempts.length, count);
      of(1).end('answer');
      assert.equal((await outcome).of, 1);
    });
  }
});

test('a rejection of one attempt is thrown and ends the others', async (t) => {
  const { attempts, outcome, of, silence } = asking(t);
  silence();
  const reason = new Error('Ctrl-C');
  of(1).fail(reason);
  await assert.rejects(outcome, reason);
  assert.equal(of(2).signal.aborted, true);
  silence();
  assert.equal(attempts.length, 2);
});

test('the signal ends every attempt', async (t) => {
  const controller = new AbortController();
  const { outcome, of, silence } = asking(t, controller.signal);
  silence();
  const reason = new Error('Ctrl-C');
  controller.abort(reason);
  await assert.rejects(outcome, reason);
  assert.deepEqual([of(1).signal.aborted, of(2).signal.aborted], [true, true]);
});

test('outcomes are rated by status and headers', () => {
  const answered = (status: number, headers: Readonly<Record<string, string>> = {}) =>
    rateOutcome({ kind: 'answered', status, headers, body: Buffer.alloc(0), cut: false });
  assert.equal(rateOutcome({ kind: 'broken', error: new Error('x'), progress: 'sent' }), 'broken');
  for (const status of [200, 204, 299]) assert.equal(answered(status), 'answer');
  for (const status of [302, 400, 404, 500, 503]) assert.equal(answered(status), 'refusal');
  assert.equal(answered(429), 'limit');
  assert.equal(answered(503, { 'retry-after': '1' }), 'limit');
});

test('the silence limit is a third of the time limit, within bounds', () => {
  assert.deepEqual([100, 9000, 600_000].map(computeSilenceLimit), [2000, 3000, 15_000]);
});
