/** Whether a dry run and the run say the same of the same targets, tried on a platform of its own. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { findResource } from '../../src/catalog/index.ts';
import type { ActionVerb, Noun, Resource } from '../../src/catalog/vocabulary.ts';
import type { FaultyRun, faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour, rowMeant } from '../support/faulty-server.ts';

export const id = (digit: number): string =>
  `6c0817ba8d03a9ce180b5e${digit.toString().padStart(2, '0')}`;

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly size?: number;
  readonly attached_server_id?: string | null;
}

/** Things of a resource in every state there is, attached and not, with members and without. */
export const rowsOf = (noun: Noun): readonly Row[] => {
  const states = findResource(noun).fields.state?.values ?? [
    ...['detached', 'attaching', 'attached', 'detaching', 'creating'],
  ];
  return states.map((state, place) => ({
    id: id(place + 1),
    name: `thing-${place + 1}`,
    state,
    size: place % 2,
    attached_server_id: ['attached', 'detaching'].includes(state) ? id(90) : null,
    cloud_account_id: id(80),
  }));
};

/** A platform that takes whatever it is sent. */
export const platform =
  (rows: readonly Row[]): Behaviour =>
  (response, request) => {
    const other = [{ id: id(90), name: 'web-1', state: 'operational', cloud_account_id: id(80) }];
    if (request.method === 'DELETE') return answer(204)(response, request);
    if (request.method !== 'GET') {
      // What is attached is answered with the server.
      const answered = request.url.endsWith('attached_server') ? other[0] : rowMeant(rows, request);
      return answer(200, answered)(response, request);
    }
    const views = request.url.endsWith('operational_scripts');
    const isOwn =
      !/cloud\/servers$/.test(request.url) || rows.some(({ size }) => size === undefined);
    const list = views ? [{ id: id(70), script_id: id(71) }] : isOwn ? rows : other;
    return answer(200, list)(response, request);
  };

const actionsOf = (resource: Resource): readonly [string, ActionVerb][] =>
  Object.entries(resource.verbs).flatMap(([name, verb]): [string, ActionVerb][] =>
    verb.kind === 'action' ? [[name, verb]] : [],
  );

const needs = ({ sends = {}, pick, destructive }: ActionVerb): readonly string[] => [
  ...('size' in sends ? ['--size', '1'] : []),
  ...('attached_server_id' in sends ? ['--server', id(90)] : []),
  ...(pick ? [`--${pick.flag}`, id(70)] : []),
  ...(destructive ? ['--yes'] : []),
];

/** The ways to give a verb the flags it may be given: where a secret is answered, without them too. */
const waysToSay = ({ answers }: ActionVerb): readonly (readonly string[])[] =>
  answers?.kind === 'secret'
    ? [[], ['--yes'], ['--show-secrets'], ['--show-secrets', '--yes']]
    : [[]];

export interface Told {
  readonly id?: string;
  readonly name?: string;
  readonly ok?: boolean;
  readonly unchanged?: true;
  readonly url?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Ids of what was asked to change. */
export const changedIn = ({ requests }: FaultyRun): readonly string[] =>
  requests
    .filter((request) => !request.startsWith('GET'))
    .map((request) => /[0-9a-f]{24}/.exec(request)?.[0] ?? request)
    .toSorted();

const nouns: readonly Noun[] = [
  'cloud servers',
  'cloud server-arrays',
  'storage volumes',
  'network floating-ips',
];

/** Words that choose targets, and what stands on stdin for them. */
export type Choice = readonly [words: readonly string[], stdin: string];

/** Tries every action of what has states on all that `choicesOf` chooses among the rows. */
export const checkAgreement = async (
  context: TestContext,
  runs: ReturnType<typeof faultyRuns>,
  choicesOf: (rows: readonly Row[]) => readonly Choice[],
): Promise<void> => {
  for (const noun of nouns) {
    const rows = rowsOf(noun).map(({ size, ...row }) =>
      noun === 'cloud servers' ? row : { ...row, size: size ?? 0 },
    );
    for (const [name, verb] of actionsOf(findResource(noun))) {
      const lines = waysToSay(verb).map((flags) => [
        ...[...noun.split(' '), name, ...needs(verb), ...flags, '-o', 'json'],
      ]);
      for (const line of lines) {
        for (const [words, stdin] of choicesOf(rows)) {
          const play = (more: readonly string[]) =>
            runs.play(context, [...line, ...words, ...more], [platform(rows)], { stdin });
          const dry = await play(['--dry-run']);
          compare([...line, ...words].join(' '), dry, await play([]));
        }
      }
    }
  }
};

/** A platform on which each action leads at once to where it is to lead. */
const obedient = (noun: Noun, rows: readonly Row[]): Behaviour => {
  const actions = actionsOf(findResource(noun));
  const now = rows.map((row): Record<string, unknown> => ({ ...row }));
  return (response, request) => {
    const path = request.url.split('?')[0]?.replace(/^\/v2/, '') ?? '';
    const row = now.find((one) => path.includes(String(one.id)));
    if (request.method === 'GET') return answer(200, row ?? now)(response, request);
    const [, verb] =
      actions.find(([, one]) => request.method === one.method && path.endsWith(`/${one.path}`)) ??
      [];
    const [end] = verb?.awaits?.success ?? [];
    if (row && end !== undefined) row[verb?.awaits?.field ?? 'state'] = end;
    answer(200, row)(response, request);
  };
};

/** Tries every action that others may come before on all that `choicesOf` chooses among the rows. */
export const checkChains = async (
  context: TestContext,
  runs: ReturnType<typeof faultyRuns>,
  choicesOf: (rows: readonly Row[]) => readonly Choice[],
): Promise<void> => {
  for (const noun of ['cloud servers', 'cloud server-arrays'] as const) {
    const rows = rowsOf(noun);
    for (const [name, verb] of actionsOf(findResource(noun))) {
      const last = verb.precededBy?.at(-1);
      if (last === undefined) continue;
      const line = [...noun.split(' '), name, ...needs(verb), `--${last}-first`, '-o', 'json'];
      for (const [words, stdin] of choicesOf(rows)) {
        const play = (more: readonly string[]) =>
          runs.play(context, [...line, ...words, ...more], [obedient(noun, rows)], { stdin });
        const dry = await play(['--dry-run']);
        compare([...line, ...words].join(' '), dry, await play([]));
      }
    }
  }
};

const compare = (what: string, dry: FaultyRun, run: FaultyRun): void => {
  assert.equal(dry.code, run.code, `${what}\n${dry.stderr}\n${run.stderr}`);
  assert.deepEqual(changedIn(dry), [], what);
  if (run.stdout === '') {
    // Named one by one: nothing is sent at all, in the same words.
    assert.equal(dry.stdout, '', what);
    assert.equal(dry.stderr, run.stderr, what);
    assert.deepEqual(changedIn(run), []);
    return;
  }
  const planned: Told[] = JSON.parse(dry.stdout);
  const outcomes: Told[] = JSON.parse(run.stdout);
  const urls = planned.flatMap(({ url }) => url ?? []);
  assert.deepEqual(
    urls.map((url) => /[0-9a-f]{24}/.exec(url)?.[0]).toSorted(),
    changedIn(run),
    what,
  );
  assert.deepEqual(failuresIn(planned), failuresIn(outcomes), what);
  const unchanged = outcomes.filter((outcome) => outcome.unchanged).length;
  // What comes first is planned beside the action itself.
  const targets = new Set(
    planned.map((one) => (one.url ? /[0-9a-f]{24}/.exec(one.url)?.[0] : one.id)),
  );
  assert.equal(unchanged, outcomes.length - targets.size, what);
};

const failuresIn = (told: readonly Told[]) =>
  told.flatMap(({ name, error }) => (error ? [[name, error]] : []));
