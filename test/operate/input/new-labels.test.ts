/** Labels that are created on demand: nothing removes one, so each that stays is told. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, hang, type Received } from '../../support/faulty-server.ts';
import type { RunOptions } from '../../support/program.ts';

const runs = faultyRuns();

const server = { id: '5f0000000000000000000001', name: 'web-1', state: 'operational' };

/** What is done to the request that creates a label, by its name, and to all other changes. */
interface Treated {
  readonly labels?: Readonly<Record<string, Behaviour>>;
  readonly rest?: Behaviour;
}

/** What the platform answers where nothing is wrong: what has the label now, or what was made. */
const usually: Behaviour = (response, request: Received) =>
  answer(200, request.url.endsWith('/resources') ? [server] : server)(response, request);

const platform =
  ({ labels = {}, rest = usually }: Treated): Behaviour =>
  (response, request: Received) => {
    if (request.method === 'GET') {
      const found = request.url.endsWith('/labels') ? [] : [server];
      return answer(200, found)(response, request);
    }
    if (request.method !== 'POST' || !request.url.endsWith('/labels')) {
      return rest(response, request);
    }
    const { name } = JSON.parse(request.body);
    const usual = answer(201, { id: `5f00000000000000000000${name.length}0`, name });
    return (labels[name] ?? usual)(response, request);
  };

const refused = answer(422, { errors: { name: ['is reserved'] } });

const commands = [
  ['cloud', 'servers', 'label', 'web-1', '--add', 'good,bad'],
  ['network', 'firewall-profiles', 'create', '--name', 'x', '--description', 'x'].concat(
    ...['good', 'bad'].map((name) => ['--label', name]),
  ),
];

/** What a person and a program are told. */
const told = async (
  t: TestContext,
  words: readonly string[],
  treated: Treated,
  options: RunOptions = {},
) => {
  const line = [...words, '--create-labels'];
  const person = await runs.play(t, line, [platform(treated)], options);
  return { code: person.code, text: person.stderr, stdout: person.stdout, sent: person.requests };
};

test('a label that is refused does not hide those that were created', async (t) => {
  for (const words of commands) {
    for (const [labels, stays, not] of [
      [{ bad: refused }, 'good', 'bad'],
      [{ good: refused }, 'bad', 'good'],
    ] as const) {
      const { code, text, sent } = await told(t, words, { labels });
      assert.equal(code, 5, text);
      assert.match(text, new RegExp(`label ${stays} was created and not removed`));
      assert.match(text, new RegExp(`label ${not} was not created: .*is reserved`));
      assert.doesNotMatch(text, new RegExp(`label ${not} was created`));
      const changes = sent.filter((request) => !request.startsWith('GET'));
      assert.deepEqual(changes, ['POST /v2/labels', 'POST /v2/labels'], 'nothing else is sent');
    }
  }
});

test('if no label can be created, none is reported as created', async (t) => {
  for (const words of commands) {
    const labels = { good: refused, bad: answer(500, { error: 'busy' }) };
    const { text } = await told(t, words, { labels });
    assert.match(text, /label good was not created: .*is reserved/);
    assert.match(text, /label bad was not created: .*\(500\)/);
    assert.doesNotMatch(text, /stays/);
  }
});

test('Ctrl-C while labels are created ends the run and reports the created ones', async (t) => {
  for (const words of commands) {
    const controller = new AbortController();
    const stop: Behaviour = (response, request) => {
      controller.abort(new Interruption('interrupted', 'interrupted'));
      hang(response, request);
    };
    // One request after the other: when the second comes, the first was answered.
    const inTurn = [...words, '--concurrency', '1'];
    const { code, text } = await told(
      t,
      inTurn,
      { labels: { bad: stop } },
      { signal: controller.signal },
    );
    assert.equal(code, 130, text);
    assert.match(text, /label good was created and not removed/);
    assert.match(text, /may have been carried out/);
  }
});

test('labels created for a request that then fails are reported', async (t) => {
  for (const words of commands) {
    const { code, text } = await told(t, words, { rest: answer(422, { error: 'no' }) });
    assert.equal(code, 5, text);
    assert.match(text, /label good was created and not removed/);
    assert.match(text, /label bad was created and not removed/);
  }
});

test('labels that were created and added are reported only by the outcome', async (t) => {
  for (const words of commands) {
    const { code, text, stdout } = await told(t, words, {});
    assert.equal(code, 0, text);
    assert.notEqual(stdout, '');
    assert.doesNotMatch(text, /stays/);
  }
});
