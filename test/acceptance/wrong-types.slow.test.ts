/** Answers whose fields hold anything but what the catalog says: shown all the same, or refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findParents, getCollectionPath } from '../../src/catalog/paths.ts';
import { defaultApiVersion } from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import type { Resource } from '../../src/catalog/vocabulary.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import type { ReferenceFlag } from '../../src/reference/reference-flags.ts';
import { allCommands, readReference } from '../cli/command-tree.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';
import { type Ran, runImco } from '../support/program.ts';
import { stage } from './staging.ts';

const id = '5f0000000000000000000001';

/** Something of each type, and what is near a type and is not of it. */
const wrong: readonly unknown[] = [
  null,
  true,
  -1e300,
  1e20,
  '',
  'x',
  [],
  [null, ['x', 1e20], { a: null }],
  {},
  { id: 7, toString: 1, a: { b: [], c: -1e20 }, length: -1 },
];

/** Answers a list to a collection, and its last item to everything else. */
const answering =
  (items: () => readonly unknown[]): Behaviour =>
  (response, request) => {
    const isOne = request.method !== 'GET' || /\/(?:[0-9a-f]{24}|vpn)$/.test(request.url);
    answer(200, isOne ? items().at(-1) : items())(response, request);
  };

/** Words that some flags take and others do not. */
const strays = ['x', '7', '-1', '', '-', '@nowhere', 'a=b', '{"a": [1]}', `id:${id}`, '10.0.0.0/8'];

/** A flag with a word of its kind, or with the stray one. */
const given = (flag: ReferenceFlag, stray?: string): readonly string[] => {
  if (flag.value === null) return [flag.flag];
  const text = flag.type === 'text' ? 'x' : '7';
  return [flag.flag, stray ?? (flag.refers_to ? `id:${id}` : (flag.values?.[0] ?? text))];
};

const required = ({ flags }: ReferenceCommand): readonly ReferenceFlag[] =>
  flags.filter((flag) => flag.required);

/** The verbs of this name with their resources, and the words that call them. */
const verbsCalled = async (name: string) => {
  const commands = allCommands(await readReference()).filter(({ kind }) => kind === 'verb');
  return catalogFor(defaultApiVersion).resources.flatMap((resource) => {
    const command = commands.find((one) => one.command === `imco ${resource.noun} ${name}`);
    if (!command) return [];
    const flags = required(command).flatMap((flag) => given(flag));
    const targets = name === 'show' && !resource.only ? [id] : [];
    return [{ resource, words: [...resource.noun.split(' '), name, ...targets, ...flags] }];
  });
};

/** The fields of a resource that answers may have, its id apart. */
const fieldsOf = ({ fields }: Resource): readonly string[] =>
  Object.keys(fields).filter((key) => key !== 'id');

const codes = new Set(exitCodes.filter(({ kind }) => kind !== 'defect').map(({ code }) => code));

/** Fails unless the run ended as it may end. */
const checkEnd = ({ code, stdout, stderr }: Ran, words: readonly string[]): void => {
  const said = `${words.join(' ')}\n${stderr.slice(0, 600)}\n${stdout.slice(0, 300)}`;
  assert.ok(codes.has(code), said);
  assert.doesNotMatch(stderr, /\n\s+at \S/, said);
  if (code === 0) return;
  assert.match(stderr, /^(?:error: |\{"error":|notice: |Usage: )/m, said);
};

/** A thing in which every field is wrong, each in another way; `turn` after turn in every way. */
const wrongThing = (resource: Resource, turn: number) => ({
  ...Object.fromEntries(
    fieldsOf(resource).map((key, at) => [key, wrong[(at + turn) % wrong.length]]),
  ),
  id: id.slice(0, -1) + turn,
});

test('every field of every list takes anything', async (t) => {
  let items: readonly Readonly<Record<string, unknown>>[] = [];
  const { imco } = await stage(t, { behaviours: [answering(() => items)] });
  for (const { resource, words } of await verbsCalled('list')) {
    items = wrong.map((_, turn) => wrongThing(resource, turn));
    // A row that does not say what it belongs to is given the parent it was listed in.
    const parents = Object.keys(findParents(resource, getCollectionPath(resource)));
    const isPlain = (key: string): boolean =>
      !resource.fields[key]?.secret && !parents.includes(key);
    for (const format of ['wide', 'json']) {
      const ran = await imco(...words, '-o', format);
      checkEnd(ran, words);
      assert.equal(ran.code, 0, `${words.join(' ')}\n${ran.stderr}`);
      if (format !== 'json') continue;
      for (const row of JSON.parse(ran.stdout)) {
        const sent = items.find((item) => item.id === row.id) ?? {};
        const isSent = (key: string): boolean => !parents.includes(key);
        assert.deepEqual(Object.keys(row).filter(isSent), Object.keys(sent).filter(isSent));
        for (const key of Object.keys(row).filter(isPlain)) assert.deepEqual(row[key], sent[key]);
      }
    }
  }
});

test('every field of every thing takes anything', async (t) => {
  let item: unknown = {};
  const { imco } = await stage(t, { behaviours: [answering(() => [item])] });
  for (const { resource, words } of await verbsCalled('show')) {
    for (const turn of [1, 5]) {
      item = { ...wrongThing(resource, turn), id };
      const ran = await imco(...words);
      checkEnd(ran, words);
      assert.equal(ran.code, 0, `${words.join(' ')}\n${ran.stderr}`);
    }
  }
});

/** They have no end of their own, or ask for files. */
const isEndless = ({ flag }: ReferenceFlag): boolean => /^--(?:watch|follow|file)$/.test(flag);

test('whatever is asked for and whatever is answered, imco ends as documented', async (t) => {
  const verbs = allCommands(await readReference()).filter(({ kind }) => kind === 'verb');
  let body: unknown = [];
  let status = 200;
  const behaviour: Behaviour = (response, request) => answer(status, body)(response, request);
  const { imco } = await stage(t, { behaviours: [behaviour] });
  const anything = fc.oneof(fc.constantFrom(...wrong), fc.jsonValue({ maxDepth: 3 }));
  const stray = fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 5 },
    { arbitrary: fc.oneof(fc.constantFrom(...strays), fc.string()), weight: 1 },
  );
  const asked = fc.constantFrom(...verbs).chain((verb) => {
    const flags = verb.flags.filter((flag) => !isEndless(flag));
    const more = fc.subarray([...flags], { maxLength: Math.min(1, flags.length) });
    return fc
      .tuple(more, fc.array(stray, { maxLength: 5 }))
      .map(([chosen, stray]) => [
        ...verb.command.split(' ').slice(1),
        ...(verb.arguments.length > 0 ? [`id:${id}`] : []),
        ...[...required(verb), ...chosen].flatMap((flag, at) => given(flag, stray[at])),
        ...(flags.some(({ flag }) => flag === '--yes') ? ['--yes'] : []),
      ]);
  });
  const item = fc.array(anything, { minLength: 1, maxLength: 30 }).map((values) => {
    const keys = ['name', 'state', 'type', 'labels', 'rules', 'template_id', 'cloud_account_id'];
    return { ...Object.fromEntries(keys.map((key, at) => [key, values[at % values.length]])), id };
  });
  await fc.assert(
    fc.asyncProperty(
      asked,
      fc.oneof(anything, item, fc.array(item), fc.array(anything)),
      fc.constantFrom(200, 200, 200, 201, 204, 404, 422, 500),
      fc.constantFrom('table', 'json', 'yaml'),
      async (line, answered, code, format) => {
        status = code;
        body = answered;
        const ran = await imco(...line, '--timeout', '2s', '-o', format);
        checkEnd(ran, line);
      },
    ),
    {
      numRuns: 40,
      // Candidates of a name that is none are told apart by what may be anything.
      examples: [
        [
          [
            'blueprint',
            'template-scripts',
            'reorder',
            `id:${id}`,
            '--template',
            `id:${id}`,
            '--type',
            'boot',
          ],
          [{ id, type: { toString: 1 } }, { id }],
          200,
          'table',
        ],
      ],
    },
  );
});

test('no words make imco crash', async (t) => {
  const folder = await folderWith(t, {});
  const tree = allCommands(await readReference());
  const known = tree.flatMap(({ command, flags }) => [
    ...command.split(' ').slice(1),
    ...flags.map(({ flag }) => flag),
  ]);
  const isHarmless = (word: string): boolean => !/^(?:sandbox|completion|watch|config)$/.test(word);
  const word = fc.oneof(fc.constantFrom(...known.filter(isHarmless), ...strays), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (line) => {
      checkEnd(await runImco(line, { cwd: folder, home: folder }), line);
    }),
    { numRuns: 50 },
  );
});
