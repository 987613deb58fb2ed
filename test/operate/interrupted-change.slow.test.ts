/** What was changed is told, also where nothing more can be read about it. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { formatFlagName } from '../../src/catalog/flags.ts';
import { findResource } from '../../src/catalog/index.ts';
import { findParents, getCreatePath, getItemPath } from '../../src/catalog/paths.ts';
import type { CreateVerb, Field, Fields, Resource } from '../../src/catalog/vocabulary.ts';
import { Interruption } from '../../src/lib/failures/failures.ts';
import { awaitsOf, type Entry, entries, versionFlags } from '../catalog/each-verb.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour, hang } from '../support/faulty-server.ts';
import { publicLine } from '../support/ssh-keys.ts';

const runs = faultyRuns();

const id = '5f0000000000000000000001';
const other = '5f0000000000000000000002';

/** Texts of a form that the catalog checks, by field. */
const formed: Readonly<Record<string, string>> = {
  public_key: publicLine,
  cidr: '10.9.0.0/16',
  exposed_cidrs: '10.9.0.0/16',
  public_ip: '203.0.113.9',
};

/** A value for the flag of a field, as a word; undefined where the flag needs none. */
const valueFor = (key: string, field: Field, referred: string): string | undefined => {
  if (field.secret) return '-';
  switch (field.kind) {
    case 'ref':
    case 'refs':
      return `id:${referred}`;
    case 'boolean':
      return undefined;
    case 'integer':
    case 'number':
      return String(field.min ?? 1);
    default: {
      return formed[key] ?? field.values?.[0] ?? field.sample ?? field.notation?.sample ?? 'fresh';
    }
  }
};

const flagsFor = (fields: Fields, keys: readonly string[], referred = id): readonly string[] =>
  keys.flatMap((key) => {
    const field = fields[key];
    if (!field) return [];
    const value = valueFor(key, field, referred);
    const flag = `--${formatFlagName(key, field)}`;
    return value === undefined ? [flag] : [flag, value];
  });

/** Fields without which a new thing is not taken: also the first of those of which one is needed. */
const neededBy = (
  { fields }: Pick<Resource, 'fields'>,
  { needs, rules = [] }: Pick<CreateVerb, 'needs' | 'rules'>,
): readonly string[] => {
  const chosen = rules.flatMap((rule): readonly string[] => {
    if (rule.kind !== 'exactly-one' && rule.kind !== 'at-least-one') return [];
    const { field: key = '', in: values = [] } = rule.when ?? {};
    const field = fields[key];
    const applies =
      !rule.when || (field && values.some((value) => value === valueFor(key, field, id)));
    return applies ? rule.fields.slice(0, 1) : [];
  });
  return [...new Set([...needs, ...chosen])];
};

/** Words of a verb that changes one thing and shows it; undefined for other verbs. */
const wordsFor = (entry: Entry): readonly string[] | undefined => {
  const { resource, verb, words } = entry;
  const command = [...versionFlags(entry), ...words.split(' ')];
  const parents = (path: string, referred?: string) => {
    const fields = findParents(resource, path);
    return flagsFor(fields, Object.keys(fields), referred);
  };
  switch (verb.kind) {
    case 'create':
      // A certificate and its key are two files that fit together.
      if (neededBy(resource, verb).some((key) => resource.fields[key]?.format === 'certificate'))
        return undefined;
      return [
        ...command,
        ...flagsFor(resource.fields, neededBy(resource, verb)),
        // What it refers to lives in the same parent as everything else.
        ...parents(getCreatePath(resource, verb), other),
      ];
    case 'update': {
      const [key] = verb.takes;
      return [
        ...command,
        `id:${id}`,
        ...flagsFor(resource.fields, key === undefined ? [] : [key]),
        ...parents(getItemPath(resource)),
        ...(verb.when ? ['--force'] : []),
      ];
    }
    case 'amend': {
      const sample = resource.fields[verb.field]?.notation?.sample;
      return sample === undefined ? undefined : [...command, `id:${id}`, sample];
    }
    case 'make':
      // Which members fit together depends on more than the flags.
      if (verb.rules) return undefined;
      return [
        ...command,
        `id:${id}`,
        ...flagsFor(verb.sends, neededBy({ fields: verb.sends }, verb)),
      ];
    case 'order':
      return [
        ...command,
        `id:${id}`,
        ...flagsFor(resource.fields, [verb.by]),
        ...parents(`${resource.path}/${verb.path}`),
      ];
    default:
      return undefined;
  }
};

/** A thing of a resource that refers to others wherever it may. */
const thingOf = ({ fields, parents, namedBy }: Resource, own: string) => ({
  ...Object.fromEntries(
    Object.entries({ ...parents, ...fields }).flatMap(([key, { kind }]): [string, unknown][] => {
      if (kind === 'ref') return [[key, other]];
      return kind === 'refs' ? [[key, [other]]] : [];
    }),
  ),
  id: own,
  [namedBy]: fields[namedBy]?.to ? other : 'web-1',
  state: 'operational',
});

const resourceChanged = ({ resource, verb }: Entry): Resource =>
  verb.kind === 'make' ? findResource(verb.of) : resource;

/** The thing that is changed, with what an amendment takes out of it. */
const before = async ({ resource, verb }: Entry) => {
  const thing = thingOf(resource, id);
  if (verb.kind !== 'amend' || verb.change === 'add') return thing;
  const notation = resource.fields[verb.field]?.notation;
  const reading = await notation?.read([notation.sample]);
  assert.ok(reading && 'value' in reading);
  return { ...thing, [verb.field]: reading.value };
};

/** A platform that takes the change and is silent from then on; `silent` hears of each request. */
const silentAfter = async (entry: Entry, silent: () => void): Promise<Behaviour> => {
  let hasChanged = false;
  const awaits = awaitsOf(entry.verb);
  const changed = {
    ...thingOf(resourceChanged(entry), id),
    [awaits?.field ?? 'state']: awaits?.transitional?.[0],
  };
  const found = await before(entry);
  return (response, request) => {
    if (request.method !== 'GET') {
      hasChanged = true;
      answer(200, entry.verb.kind === 'order' ? [changed] : changed)(response, request);
      return;
    }
    if (hasChanged) {
      silent();
      hang(response, request);
      return;
    }
    const [, one] = /\/([0-9a-f]{24})$/.exec(request.url) ?? [];
    const others = entry.verb.kind === 'order' ? [] : [{ ...found, id: other, name: 'web-2' }];
    const shown = one === undefined ? [found, ...others] : { ...found, id: one };
    answer(200, shown)(response, request);
  };
};

const interrupted = new Interruption('interrupted', 'interrupted');

const takes = (entry: Entry, flag: string): boolean => {
  if (flag === '--wait') return awaitsOf(entry.verb) !== undefined;
  const { fields } = resourceChanged(entry);
  return (
    flag !== '--expand' ||
    (entry.verb.kind !== 'amend' &&
      Object.values(fields).some(({ to, refersBy }) => to ?? refersBy))
  );
};

/** Flags with which a change is shown, and how many verbs read names after it at least. */
const shows: readonly (readonly [flags: readonly string[], least: number])[] = [
  [['-o', 'table'], 20],
  [['-o', 'wide'], 20],
  [['-o', 'name'], 2],
  [['-o', 'json', '--expand'], 18],
  [['-o', 'table', '--wait'], 5],
];

/** Makes every change with these flags; answers how often something was read after it. */
const changeAll = async (t: TestContext, flags: readonly string[]): Promise<number> => {
  let interruptions = 0;
  for (const entry of entries) {
    const words = wordsFor(entry);
    if (!words || !takes(entry, flags.at(-1) ?? '')) continue;
    const controller = new AbortController();
    const platform = await silentAfter(entry, () => controller.abort(interrupted));
    const ran = await runs.play(t, [...words, ...flags], [platform], {
      signal: controller.signal,
      stdin: '{}',
    });
    const what = `${words.join(' ')}: ${ran.code}\n${ran.stdout}${ran.stderr}`;
    const isSent = ran.requests.some((request) => !request.startsWith('GET'));
    assert.ok(isSent, what);
    assert.match(ran.stdout, new RegExp(`${id}|${other}|web-[12]`), what);
    assert.equal(ran.code, controller.signal.aborted ? 130 : 0, what);
    if (controller.signal.aborted) interruptions += 1;
  }
  return interruptions;
};

test('a change is reported if Ctrl-C arrives during the read after it', async (t) => {
  for (const [flags, least] of shows) {
    await t.test(flags.join(' '), async (each) => {
      const interruptions = await changeAll(each, flags);
      assert.ok(interruptions >= least, `${interruptions} verbs were interrupted`);
    });
  }
});
