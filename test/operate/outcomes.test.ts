import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Clock } from '../../src/host.ts';
import { Interruption } from '../../src/lib/failures/failures.ts';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { type FaultyRun, faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour, hang, rowMeant } from '../support/faulty-server.ts';
import type { RunOptions } from '../support/program.ts';

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;
const server = (digit: number, state: string) => ({ id: id(digit), name: `web-${digit}`, state });

describe('what was done is accounted for', () => {
  const runs = faultyRuns();

  const play = (
    context: TestContext,
    words: readonly string[],
    behaviour: Behaviour,
    options?: RunOptions,
  ): Promise<FaultyRun> => runs.play(context, [...words, '-o', 'json'], [behaviour], options);

  /** A platform with these servers, which answers each request as the test says. */
  const platform =
    (
      states: readonly string[],
      special: (method: string, url: string) => Behaviour | undefined,
    ): Behaviour =>
    (response, request) => {
      const given = special(request.method, request.url);
      const rows = states.map((state, place) => server(place + 1, state));
      (
        given ??
        answer(
          200,
          request.method === 'GET' ? rows : { ...rowMeant(rows, request), state: 'booting' },
        )
      )(response, request);
    };

  /** The names in lines of JSON, in their order. */
  const namesIn = ({ stdout }: FaultyRun): readonly string[] =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).name);

  test('as each ends with jsonl, and in the order given otherwise', async (context) => {
    const looks = [
      ['inactive', 'inactive', 'inactive'],
      ['booting', 'operational', 'booting'],
      ['operational', 'operational', 'operational'],
    ];
    for (const [format, names] of [
      ['jsonl', ['web-2', 'web-1', 'web-3']],
      ['csv', ['web-1', 'web-2', 'web-3']],
    ] as const) {
      let look = 0;
      const ran = await runs.play(
        context,
        ['cloud', 'servers', 'boot', 'web-1', 'web-2', 'web-3', '--wait', '-o', format],
        [
          (response, request) => {
            if (request.method === 'GET') look++;
            const states = looks[Math.min(look, looks.length) - 1] ?? [];
            platform(states, () => undefined)(response, request);
          },
        ],
      );
      assert.equal(ran.code, 0, ran.stderr);
      const lines = ran.stdout.trimEnd().split(/\r?\n/);
      const told =
        format === 'jsonl' ? namesIn(ran) : lines.slice(1).map((line) => line.split(',')[1]);
      assert.deepEqual(told, names);
    }
  });

  test('at once where it fails, while the others are waited for', async (context) => {
    let looks = 0;
    const ran = await runs.play(
      context,
      ['cloud', 'servers', 'boot', 'web-1', 'web-2', 'web-3', '--wait', '-o', 'jsonl'],
      [
        (response, request) => {
          if (request.method === 'GET') looks++;
          const states = looks > 1 ? ['operational', 'inactive', 'operational'] : [];
          platform(
            states.length > 0 ? states : ['inactive', 'inactive', 'inactive'],
            (method, url) =>
              method === 'PUT' && url.includes(id(2)) ? answer(422, { error: 'quota' }) : undefined,
          )(response, request);
        },
      ],
    );
    assert.equal(ran.code, 8, ran.stderr);
    assert.deepEqual(namesIn(ran), ['web-2', 'web-1', 'web-3']);
  });

  test('when the look at it is refused after it was sent', async (context) => {
    let sent = 0;
    const ran = await play(
      context,
      ['cloud', 'servers', 'boot', 'web-1', 'web-2', '--wait'],
      platform(['inactive', 'inactive'], (method) => {
        if (method === 'PUT') sent++;
        return method === 'GET' && sent > 1 ? answer(403, { error: 'no' }) : undefined;
      }),
    );
    assert.equal(ran.code, 8);
    const outcomes: { name: string; ok: boolean; error: { status: number } }[] = JSON.parse(
      ran.stdout,
    );
    assert.deepEqual(
      outcomes.map(({ name, ok, error }) => [name, ok, error.status]),
      [
        ['web-1', false, 403],
        ['web-2', false, 403],
      ],
    );
  });

  test('when what follows a creation fails', async (context) => {
    const made = { id: id(1), name: 'web-1', state: 'inactive' };
    const ids = ['template', 'server-plan', 'cloud-account'].flatMap((flag) => [
      `--${flag}`,
      id(9),
    ]);
    const ran = await play(
      context,
      ['cloud', 'servers', 'commission', '--name', 'web-1', ...ids, '--boot'],
      (response, request) => {
        const given =
          request.method === 'PUT' ? answer(422, { error: 'quota' }) : answer(200, made);
        given(response, request);
      },
    );
    assert.equal(ran.code, 5);
    assert.equal(JSON.parse(ran.stdout).id, id(1));
    assert.match(JSON.parse(ran.stderr).error.message, /quota/);
  });

  test('when Ctrl-C comes while some were sent and others were not', async (context) => {
    const controller = new AbortController();
    const ran = await play(
      context,
      ['cloud', 'servers', 'boot', 'web-1', 'web-2', 'web-3'],
      platform(['inactive', 'inactive', 'inactive'], (method, url) => {
        if (method !== 'PUT' || url.includes(id(1))) return undefined;
        setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 20);
        return hang;
      }),
      { signal: controller.signal, env: { IMCO_CONCURRENCY: '1' } },
    );
    assert.equal(ran.code, 130);
    const outcomes: { name: string; ok: boolean; error?: { code: string } }[] = JSON.parse(
      ran.stdout,
    );
    assert.deepEqual(
      outcomes.map(({ name, ok, error }) => [name, ok, error?.code]),
      [
        ['web-1', true, undefined],
        ['web-2', false, 'interrupted'],
        ['web-3', false, 'not_sent'],
      ],
    );
  });

  test('when Ctrl-C comes before the action that something else was to precede', async (context) => {
    const controller = new AbortController();
    const clock: Clock = {
      now: () => Date.now(),
      monotonic: readMonotonicMs,
      sleep: async (_ms, signal) => {
        controller.abort(new Interruption('interrupted', 'interrupted'));
        signal?.throwIfAborted();
      },
    };
    const ran = await play(
      context,
      ['cloud', 'servers', 'decommission', 'web-1', 'web-2', '--shutdown-first', '--yes'],
      platform(['operational', 'operational'], () => undefined),
      { signal: controller.signal, clock },
    );
    assert.equal(ran.code, 130);
    assert.deepEqual(
      ran.requests
        .filter((request) => !request.startsWith('GET'))
        .map((request) => request.slice(-8)),
      ['shutdown', 'shutdown'],
    );
    assert.equal(JSON.parse(ran.stdout).length, 2);
    const { error } = JSON.parse(ran.stderr);
    assert.match(error.message, /decommission of web-1, web-2 was not sent/);
  });

  test('and no more requests are under way at once than allowed', async (context) => {
    let underWay = 0;
    let most = 0;
    const names = Array.from({ length: 12 }, (_, place) => `web-${place + 1}`);
    const rows = names.map((name, place) => ({
      id: `6c0817ba8d03a9ce180b5e${place + 10}`,
      name,
      state: 'inactive',
    }));
    const ran = await play(
      context,
      ['cloud', 'servers', 'boot', ...names],
      (response, request) => {
        if (request.method === 'GET') return answer(200, rows)(response, request);
        most = Math.max(most, ++underWay);
        setTimeout(() => {
          underWay--;
          answer(200, { ...rowMeant(rows, request), state: 'booting' })(response, request);
        }, 20);
      },
      { env: { IMCO_CONCURRENCY: '3' } },
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(most, 3);
  });

  test('with --fail-fast nothing more is sent once one has failed', async (context) => {
    const boots: string[] = [];
    const states = ['inactive', 'inactive', 'inactive', 'inactive'];
    const words = ['cloud', 'servers', 'boot', 'web-1', 'web-2', 'web-3', 'web-4'];
    const ran = await play(
      context,
      [...words, '--fail-fast'],
      platform(states, (method, url) => {
        if (method !== 'PUT') return undefined;
        boots.push(url);
        return boots.length === 2 ? answer(409, { error: 'not now' }) : undefined;
      }),
      { env: { IMCO_CONCURRENCY: '1' } },
    );
    assert.equal(boots.length, 2);
    const outcomes: { readonly ok: boolean; readonly error?: { readonly code: string } }[] =
      JSON.parse(ran.stdout);
    assert.deepEqual(
      outcomes.map(({ ok, error }) => (ok ? 'ok' : error?.code)),
      ['ok', 'conflict', 'not_sent', 'not_sent'],
    );
    assert.notEqual(ran.code, 0);
  });

  test('and a list whose rows have no id ends with a failure', async (context) => {
    const ran = await play(
      context,
      ['cloud', 'server-plans', 'show', 'Standard_B2s'],
      answer(200, [{ name: 'X' }, { id: '', name: 'Y' }]),
    );
    assert.equal(ran.code, 6);
    assert.match(JSON.parse(ran.stderr).error.message, /a list element has no id/);
  });
});
