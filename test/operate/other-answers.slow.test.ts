/** What is answered to a change that is not about it: never taken for its outcome. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { findParents, joinPath } from '../../src/catalog/paths.ts';
import { hasStateCheck } from '../../src/catalog/state-check.ts';
import type { ActionVerb } from '../../src/catalog/vocabulary.ts';
import { type Entry, entries, versionFlags } from '../catalog/each-verb.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;

const row = { id: id(1), name: 'web-1', state: 'inactive', label_ids: [id(8)] };
const label = { id: id(8), name: 'production' };

/** Reads as they should be; what a change is answered with is what is tried. */
const answering =
  (changed: Behaviour): Behaviour =>
  (response, request) => {
    if (request.method !== 'GET') return changed(response, request);
    const { url } = request;
    if (url.endsWith(`/${id(1)}`) || url.endsWith('/vpn'))
      return answer(200, row)(response, request);
    return answer(200, url.endsWith('/labels') ? [label] : [row])(response, request);
  };

const others: readonly (readonly [string, Behaviour])[] = [
  ['another thing', answer(200, { ...row, id: id(2) })],
  ['something queued', answer(202, { status: 'queued' })],
  ['a list', answer(200, [])],
  ['a text', answer(200, 'ok')],
  ['a number', answer(200, '1')],
];

interface Action {
  readonly entry: Entry;
  readonly verb: ActionVerb;
}

const actions: readonly Action[] = entries.flatMap((entry) =>
  entry.verb.kind === 'action' ? [{ entry, verb: entry.verb }] : [],
);

const wordsFor = ({ entry, verb }: Action): readonly string[] => {
  const { resource, words } = entry;
  const given = [
    ...Object.keys(findParents(resource, joinPath(resource, verb.path))),
    ...Object.keys(verb.sends ?? {}),
  ].flatMap((key) => [
    `--${(verb.sends?.[key]?.flag ?? key).replaceAll('_', '-')}`,
    key === 'size' ? '1' : id(7),
  ]);
  return [
    ...versionFlags(entry),
    ...words.split(' '),
    ...(resource.only ? [] : [`id:${id(1)}`]),
    ...given,
    ...(verb.pick ? [`--${verb.pick.flag}`, id(1)] : []),
    ...(verb.answers?.kind === 'secret' ? ['--show-secrets', '--yes'] : []),
    ...(verb.destructive ? ['--yes'] : []),
    ...(hasStateCheck(resource, verb) ? ['--force'] : []),
  ];
};

describe('an answer to a change', () => {
  const runs = faultyRuns();
  const play = (context: TestContext, words: readonly string[], changed: Behaviour) =>
    runs.play(context, [...words, '-o', 'json'], [answering(changed)]);

  const refused = async (
    context: TestContext,
    words: readonly string[],
    changed: Behaviour,
  ): Promise<void> => {
    const ran = await play(context, words, changed);
    const what = `${words.join(' ')}: ${ran.stdout}${ran.stderr}`;
    assert.equal(ran.code, 6, what);
    const said = ran.stdout + ran.stderr;
    assert.match(said, /may have been carried out/, what);
    assert.equal(ran.requests.filter((request) => !request.startsWith('GET')).length, 1, what);
  };

  test('about another resource is not accepted as the outcome of an action', async (context) => {
    assert.ok(actions.length > 30);
    for (const action of actions) {
      // Of a secret, and of an event, it is not known how it is called.
      const isFree = action.verb.answers?.kind === 'secret' || action.verb.pick;
      for (const [, other] of isFree ? others.slice(2) : others) {
        await refused(context, wordsFor(action), other);
      }
      if (action.verb.answers?.kind !== 'nothing' && !isFree) {
        await refused(context, wordsFor(action), answer(200, {}));
      }
    }
  });

  test('about another resource is not accepted for an update, a label or an order', async (context) => {
    for (const words of [
      ['cloud', 'servers', 'update', 'web-1', '--name', 'x'],
      ['cloud', 'servers', 'label', 'web-1', '--remove', 'production'],
      ['network', 'firewall-profiles', 'add-rule', 'web-1', 'tcp/1:any'],
    ]) {
      for (const [, other] of others) await refused(context, words, other);
    }
    const add = ['cloud', 'servers', 'label', 'web-1', '--add', id(9)];
    for (const [, other] of others) await refused(context, add, other);
    const order = ['blueprint', 'template-scripts', 'reorder', '--template', id(7)];
    const all = [...order, '--type', 'boot', id(1)];
    for (const [, other] of others) await refused(context, all, other);
  });

  test('of something deleted is the thing, or nothing', async (context) => {
    const words = ['blueprint', 'scripts', 'delete', 'web-1', '--yes'];
    for (const fine of [answer(204), answer(200, ''), answer(200, {}), answer(200, row)]) {
      const ran = await play(context, words, fine);
      assert.equal(ran.code, 0, ran.stderr);
      assert.equal(JSON.parse(ran.stdout)[0].requested, undefined);
    }
    const later = await play(context, words, answer(202, ''));
    assert.equal(later.code, 0, later.stderr);
    assert.equal(JSON.parse(later.stdout)[0].requested, true, 'taken on is not done');
  });

  test('to a question for one thing is about that thing', async (context) => {
    const other = { ...row, id: id(2) };
    for (const words of [
      ['cloud', 'servers', 'show', `id:${id(1)}`],
      ['cloud', 'servers', 'shutdown', `id:${id(1)}`, '--yes'],
    ]) {
      const ran = await runs.play(context, [...words, '-o', 'json'], [answer(200, other)]);
      assert.equal(ran.code, 6, ran.stderr);
      assert.equal(JSON.parse(ran.stderr).error.code, 'unexpected_answer');
    }
  });
});
