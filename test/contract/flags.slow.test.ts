/**
 * Every member of every body of the contract has a flag, and that flag alone puts it into the
 * body. Members, flags and values follow from the contract and the catalog; only values that have to
 * fit a plan, a key or a template are written down (`fitting-values.ts`). A dry run of the program
 * shows what it would send.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { formatFlagName } from '../../src/catalog/flags.ts';
import { findParents } from '../../src/catalog/paths.ts';
import type { Field } from '../../src/catalog/vocabulary.ts';
import { testedVersion } from '../support/tested-version.ts';
import { type Bench, openBench } from './bench.ts';
import type { Schema } from './document.ts';
import { type FittingMembers, fitMember, fitMembers } from './fitting.ts';
import { findFittingSample, findFittingTarget, listNeededMembers } from './fitting-values.ts';
import { type OfferedOperation, operationsOf, wordsOf } from './offered.ts';
import { compareWithContract, type Pair } from './pairs.ts';
import { type Member, notedSample, type Sample, sampleFor } from './samples.ts';
import { idOf, namesOf, rowOf } from './things.ts';
import { bodySchema, sentFieldOf } from './verb-facts.ts';

/** A label nothing has. */
const label = 'sample label';

type Samples = Readonly<Record<string, Sample>>;

/** Members with a value of their own, for which there is no flag. */
const isConstant = ({ verb }: OfferedOperation, name: string): boolean =>
  'constants' in verb && verb.constants?.[name] !== undefined;

for (const version of [testedVersion]) {
  const { contract, pairs } = compareWithContract(version);

  const schemaOf = ({ operation }: Pair): Schema => bodySchema(contract, operation) ?? {};

  const propertiesOf = (pair: Pair): Readonly<Record<string, Schema>> =>
    schemaOf(pair).properties ?? {};

  /** Members without which the verb sends nothing; any one of them is enough for a change. */
  const neededBy = (pair: Pair): readonly string[] => {
    const { offered, operation } = pair;
    if (offered.verb.kind === 'update') return [];
    const names = [...(schemaOf(pair).required ?? []), ...listNeededMembers(operation.operationId)];
    return names.filter((name) => !isConstant(offered, name));
  };

  const readsFiles = ({ offered: { verb } }: Pair): boolean =>
    verb.kind === 'create' || verb.kind === 'update' || verb.kind === 'make';

  const siblingsOf = ({ resource, verb }: OfferedOperation): Readonly<Record<string, Field>> => ({
    ...resource.fields,
    ...(verb.kind === 'action' || verb.kind === 'make' || verb.kind === 'export' ? verb.sends : {}),
  });

  /** The member of a body with the field that its flag is of. */
  const memberOf = (pair: Pair, name: string): Member => {
    const schema = propertiesOf(pair)[name] ?? {};
    const [key = name] =
      Object.entries(siblingsOf(pair.offered)).find(([, { single }]) => single === name) ?? [];
    const field = sentFieldOf(pair.offered, key);
    assert.ok(field, `${name} has no field`);
    return { name, schema, field, key };
  };

  /** Members that are named by the targets, or go along with them, and have no flag. */
  const byTargets = ({ verb }: OfferedOperation): readonly string[] => {
    if (verb.kind === 'label') return ['resources'];
    if (verb.kind === 'add') return ['id', 'resource_type'];
    return verb.kind === 'order' ? [verb.as] : [];
  };

  // A part of a list is sent as the update is, which is told beside it.
  const sending = pairs.filter(({ offered: { verb } }) => verb.kind !== 'amend');

  /** The members that have a flag. */
  const listMembers = (pair: Pair): readonly string[] =>
    Object.keys(propertiesOf(pair)).filter((name) => !isConstant(pair.offered, name));

  /** The members of a body whose value is always the same. */
  const constantsOf = (pair: Pair): Readonly<Record<string, unknown>> => {
    const { verb } = pair.offered;
    const constants = 'constants' in verb ? (verb.constants ?? {}) : {};
    const names = Object.keys(propertiesOf(pair)).filter((name) => name in constants);
    return Object.fromEntries(names.map((name) => [name, constants[name]]));
  };

  describe(`every member of a body of ${version} has a flag that sends it:`, () => {
    let bench: Bench;
    before(async () => {
      bench = await openBench(version);
    });
    after(() => bench.close());

    /** The words that say what a verb is about: its targets, and what they live in. */
    const about = ({ offered, operation }: Pair): readonly string[] => {
      const fitting = findFittingTarget(operation.operationId);
      if (fitting) return fitting;
      const { resource, verb } = offered;
      const parents = operationsOf(offered)
        .flatMap(({ path }) => Object.entries(findParents(resource, path)))
        .flatMap(([key, field]) =>
          field.to === undefined ? [] : [`--${formatFlagName(key, field)}`, namesOf(field.to)[0]],
        );
      if (verb.kind === 'create' || verb.kind === 'add') return parents;
      if (verb.kind === 'export') return ['--to', bench.newPath];
      if (verb.kind === 'upload') {
        const isApplication = resource.noun.startsWith('applications');
        return [isApplication ? bench.application : bench.file, ...parents];
      }
      return [namesOf(resource.noun)[0], ...parents];
    };

    /** What the targets alone put into the body. */
    const targetSample = async (
      { resource, verb }: OfferedOperation,
      name: string,
    ): Promise<Sample> => {
      if (verb.kind === 'add') {
        const id = await idOf(bench, 'cloud servers', 'db-01');
        return name === 'id'
          ? { words: ['--server', 'db-01'], value: id }
          : { words: [], value: 'server' };
      }
      const id = await idOf(bench, resource.noun, namesOf(resource.noun)[0]);
      return verb.kind === 'label'
        ? {
            words: ['--add', label, '--create-labels'],
            value: [{ id, resource_type: resource.labelable }],
          }
        : { words: [], value: [id] };
    };

    const sampleOf = async (pair: Pair, name: string): Promise<Sample> => {
      if (byTargets(pair.offered).includes(name)) return targetSample(pair.offered, name);
      const member = memberOf(pair, name);
      return (
        (await findFittingSample(bench, pair.operation.operationId, member)) ??
        sampleFor(bench, contract, member, siblingsOf(pair.offered))
      );
    };

    /** The bodies a dry run shows for an operation. */
    const bodiesFor = (stdout: string, { operation }: Pair): readonly unknown[] => {
      const shown: unknown = JSON.parse(stdout);
      assert.ok(Array.isArray(shown));
      const requests: readonly Readonly<Record<string, unknown>>[] = shown;
      return requests.flatMap(({ method, url, body }) => {
        // Where bytes go is not known before.
        const path = URL.canParse(String(url)) ? new URL(String(url)).pathname : '';
        const found = bench.contract.operationFor(String(method), path);
        return found?.operationId === operation.operationId ? [body] : [];
      });
    };

    /** The present values that an update sends with those that are given. */
    const valuesSentAgain = async (
      { resource, verb }: OfferedOperation,
      given: readonly string[],
    ): Promise<Readonly<Record<string, unknown>>> => {
      if (verb.kind !== 'update' || !verb.resends) return {};
      const row = await rowOf(bench, resource.noun, namesOf(resource.noun)[0]);
      const names = verb.resends.filter((name) => !given.includes(name));
      return Object.fromEntries(
        names.flatMap((name) => (row[name] == null || row[name] === '' ? [] : [[name, row[name]]])),
      );
    };

    /** Runs a verb with what gives members their values; the body has to hold just them. */
    const check = async (
      pair: Pair,
      samples: Samples,
      words = Object.values(samples).flatMap((sample) => sample.words),
    ): Promise<void> => {
      const { offered } = pair;
      const forced = offered.verb.kind === 'update' && offered.verb.guard ? ['--force'] : [];
      const line = [
        ...wordsOf(offered).split(' '),
        ...about(pair),
        ...words,
        ...forced,
        ...['--dry-run', '-o', 'json'],
      ];
      const stdin = Object.values(samples)
        .map((sample) => sample.stdin ?? '')
        .join('');
      const { code, stdout, stderr } = await bench.imco(line, stdin);
      assert.equal(code, 0, `imco ${line.join(' ')}: ${stderr}`);
      const values = Object.entries(samples).map(([name, { value }]) => [name, value]);
      const resent = await valuesSentAgain(offered, Object.keys(samples));
      const expected = { ...constantsOf(pair), ...resent, ...Object.fromEntries(values) };
      assert.deepEqual(bodiesFor(stdout, pair), [expected], `imco ${line.join(' ')}`);
    };

    /** What gives a member the value that others depend on. */
    const fixedSample = (pair: Pair, name: string, value: unknown): Sample => {
      const { key, field } = memberOf(pair, name);
      const flag = `--${formatFlagName(key, field)}`;
      return { words: field.kind === 'boolean' ? [flag] : [flag, String(value)], value };
    };

    const samplesFor = async (pair: Pair, { names, fixed }: FittingMembers): Promise<Samples> => {
      const samples = names.map(
        async (name) =>
          [
            name,
            name in fixed ? fixedSample(pair, name, fixed[name]) : await sampleOf(pair, name),
          ] as const,
      );
      return Object.fromEntries(await Promise.all(samples));
    };

    for (const pair of sending) {
      const { offered, operation } = pair;
      for (const name of listMembers(pair)) {
        test(`${name} of ${operation.operationId}, by imco ${wordsOf(offered)}`, async () => {
          await check(pair, await samplesFor(pair, fitMember(offered, name, neededBy(pair))));
        });
      }
    }

    for (const pair of sending.filter(({ offered }) => offered.verb.kind === 'create')) {
      const { offered, operation } = pair;
      for (const name of listMembers(pair)) {
        if (!sentFieldOf(offered, name)?.notation) continue;
        test(`${name} of ${operation.operationId}, in its own notation`, async () => {
          const others = await samplesFor(pair, fitMembers(offered, neededBy(pair)));
          await check(pair, { ...others, [name]: await notedSample(bench, memberOf(pair, name)) });
        });
      }
    }

    for (const pair of sending.filter(readsFiles)) {
      test(`all of ${pair.operation.operationId} that fit together, from a file`, async () => {
        // The older name of a member is left out: both are one field.
        const properties = Object.entries(propertiesOf(pair));
        const names = properties.filter(([, one]) => !one.deprecated).map(([name]) => name);
        const samples = await samplesFor(pair, fitMembers(pair.offered, names));
        // A secret is masked in what is shown: it goes its own way, through stdin.
        const [secret, plain] = [true, false].map((isSecret) =>
          Object.entries(samples).filter(([, { stdin }]) => (stdin !== undefined) === isSecret),
        );
        const file = `${bench.newPath}.json`;
        const members = (plain ?? []).map(([name, { value, given = value }]) => [name, given]);
        await writeFile(file, JSON.stringify(Object.fromEntries(members)));
        const words = (secret ?? []).flatMap(([, sample]) => sample.words);
        await check(pair, samples, ['--from-file', file, ...words]);
      });
    }

    for (const pair of sending) {
      const { offered, operation } = pair;
      const names = listMembers(pair).filter((name) => !byTargets(offered).includes(name));
      if (names.length === 0) continue;
      const name = `imco ${wordsOf(offered)}`;
      test(`the help of ${name} shows the flags for ${operation.operationId}`, async () => {
        const { stdout } = await bench.imco([...wordsOf(offered).split(' '), '--help']);
        for (const member of names) {
          const { key, field } = memberOf(pair, member);
          assert.match(
            stdout,
            new RegExp(`^ +--(?:\\[no-\\])?${formatFlagName(key, field)}(?: |$)`, 'm'),
            member,
          );
        }
      });
    }
  });
}
