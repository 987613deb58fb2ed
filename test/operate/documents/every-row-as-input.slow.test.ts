/** What `show` prints is taken as input again, and settings are copied: of every resource. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { formatFlagName } from '../../../src/catalog/flags.ts';
import { findParents, getItemPath } from '../../../src/catalog/paths.ts';
import { catalogFor } from '../../../src/catalog/versions/catalog-for.ts';
import type { CreateVerb, Resource, UpdateVerb } from '../../../src/catalog/vocabulary.ts';
import { type Bench, openBench } from '../../contract/bench.ts';

const { resources } = catalogFor('v3');

const verbsOf = <K extends 'create' | 'update'>(kind: K) =>
  resources.flatMap((resource) =>
    Object.entries(resource.verbs).flatMap(([name, verb]) =>
      verb.kind === kind && !resource.only
        ? [{ resource, name, verb: verb as K extends 'create' ? CreateVerb : UpdateVerb }]
        : [],
    ),
  );

type Row = Readonly<Record<string, unknown>>;

describe('a row of every resource as input', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  /** On a terminal, where notices are shown beside JSON. */
  const run = (words: readonly string[], stdin?: string) =>
    bench.imco(words, stdin, { screen: 1000 });

  /** The first row of a resource; undefined if the account has none. */
  const findRow = async ({ noun }: Resource): Promise<Row | undefined> => {
    const { code, stdout } = await run([...noun.split(' '), 'list', '-o', 'json']);
    const rows: readonly Row[] = code === 0 ? JSON.parse(stdout) : [];
    return rows[0];
  };

  /** Flags for the parents in the path of a row. */
  const parentsOf = (resource: Resource, row: Row): readonly string[] =>
    Object.entries(findParents(resource, getItemPath(resource))).flatMap(([key, field]) => [
      `--${formatFlagName(key, field)}`,
      String(row[key]),
    ]);

  const showYaml = async (resource: Resource, row: Row): Promise<string> => {
    const words = [...resource.noun.split(' '), 'show', `id:${row.id}`];
    const { code, stdout, stderr } = await run([
      ...words,
      ...parentsOf(resource, row),
      ...['-o', 'yaml'],
    ]);
    assert.equal(code, 0, stderr);
    return stdout;
  };

  /** Flags that a copy needs: another name, and its secrets. */
  const ownFlags = (resource: Resource, { needs }: CreateVerb): readonly string[] => {
    const isNamed = resource.fields[resource.namedBy]?.kind === 'text';
    return isNamed && needs.includes(resource.namedBy) ? ['--name', 'copy-of-it'] : [];
  };

  /** Flags for what no two rows share. */
  const uniqueFlags = (
    { fields }: Resource,
    { unique = [] }: CreateVerb,
    row: Row,
  ): readonly string[] =>
    unique.flatMap((key) => {
      const field = fields[key];
      if (!field) return [];
      const other = { integer: Number(row[key]) + 1, texts: 'something-else' }[String(field.kind)];
      return [`--${formatFlagName(key, field)}`, String(other ?? row[key])];
    });

  /** Whether a row lacks what a create needs: the platform does not show it. */
  const lacks = ({ needs }: CreateVerb, row: Row, resource: Resource): boolean =>
    needs.some(
      (key) => resource.fields[key]?.secret || row[key] === undefined || row[key] === null,
    );

  test('creates another one', async () => {
    let count = 0;
    for (const { resource, name, verb } of verbsOf('create')) {
      const row = await findRow(resource);
      if (!row) continue;
      const yaml = await showYaml(resource, row);
      const shown: Row = parse(yaml);
      if (lacks(verb, shown, resource)) continue;
      const words = [...resource.noun.split(' '), name, '--from-file', '-'];
      const own = [...ownFlags(resource, verb), ...uniqueFlags(resource, verb, shown)];
      const rest = [...own, '--dry-run', '-o', 'json'];
      const ran = await run([...words, ...rest], yaml);
      assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.stderr}\n${yaml}`);
      const [request] = JSON.parse(ran.stdout);
      const taken = [...verb.needs, ...(verb.takes ?? [])];
      const singles = taken.flatMap((key) => resource.fields[key]?.single ?? []);
      for (const key of Object.keys(request.body)) {
        assert.ok([...taken, ...singles].includes(key), `${words.join(' ')}: ${key}`);
      }
      count++;
    }
    assert.ok(count > 12, String(count));
  });

  test('changes nothing of itself', async () => {
    let count = 0;
    for (const { resource, name } of verbsOf('update')) {
      const row = await findRow(resource);
      if (!row) continue;
      const yaml = await showYaml(resource, row);
      const words = [...resource.noun.split(' '), name, `id:${row.id}`, '--from-file', '-'];
      const rest = [...parentsOf(resource, row), '-o', 'json'];
      const sent = bench.recorder.requests.length;
      const ran = await run([...words, ...rest], yaml);
      if (/"wrong_state"|"fixed"/.test(ran.stderr)) continue;
      assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.stderr}`);
      assert.match(ran.stderr, /already has these values; nothing was sent/);
      const changes = bench.recorder.requests.slice(sent).filter((one) => !one.startsWith('GET '));
      assert.deepEqual(changes, [], words.join(' '));
      assert.equal(JSON.parse(ran.stdout).id, row.id);
      count++;
    }
    assert.ok(count > 12, String(count));
  });

  test('is copied by --like', async () => {
    let count = 0;
    for (const { resource, name, verb } of verbsOf('create')) {
      const row = await findRow(resource);
      if (!row) continue;
      const shown: Row = parse(await showYaml(resource, row));
      if (lacks(verb, shown, resource)) continue;
      const words = [...resource.noun.split(' '), name, '--like', `id:${row.id}`];
      const ran = await run([
        ...words,
        ...ownFlags(resource, verb),
        ...uniqueFlags(resource, verb, shown),
        ...parentsOf(resource, row),
        ...['--dry-run', '-o', 'json'],
      ]);
      assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.stderr}`);
      const [request] = JSON.parse(ran.stdout);
      for (const key of verb.needs.filter((one) => one !== resource.namedBy)) {
        const single = resource.fields[key]?.single;
        assert.ok(key in request.body || (single && single in request.body), `${words}: ${key}`);
      }
      count++;
    }
    assert.ok(count > 12, String(count));
  });
});
