import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Command } from 'commander';
import { formatFlagName, listFlagAliases, reservedFlags } from '../../src/catalog/flags.ts';
import { catalog } from '../../src/catalog/index.ts';
import { listOperations } from '../../src/catalog/operations.ts';
import { findParents } from '../../src/catalog/paths.ts';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import { type Fields, text } from '../../src/catalog/vocabulary.ts';
import { addFieldFlags } from '../../src/cli/flags/field-flags.ts';
import { createCommonOptions } from '../../src/cli/flags/flags.ts';
import { type Entry, entries, listEntries, ownFieldsOf, takenBy } from './each-verb.ts';

/** The fields of its resource that a verb has flags for; what is named by targets has none. */
const flaggedFields = ({ resource, verb }: Entry): Fields => {
  const names = verb.kind === 'order' ? [verb.by] : verb.kind === 'amend' ? [] : takenBy(verb);
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = resource.fields[name];
      return field ? [[name, field]] : [];
    }),
  );
};

const spellingsIn = (fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([key, field]) => [
    formatFlagName(key, field),
    ...listFlagAliases(key, field),
  ]);

/** Flags a verb has for what goes before and after it. */
const orders = ({ verb }: Entry): readonly string[] => {
  const next = verb.kind === 'create' || verb.kind === 'make' ? verb.followedBy : undefined;
  const first = verb.kind === 'action' ? verb.precededBy?.at(-1) : undefined;
  const pick = verb.kind === 'action' ? verb.pick?.flag : undefined;
  return [next, first && `${first}-first`, pick].filter((flag) => flag !== undefined);
};

/** The flags of every command, without their dashes. */
const globalFlags: readonly string[] = [
  ...createCommonOptions().map(({ long }) => long ?? ''),
  '--version',
  '--help',
].map((flag) => flag.replace(/^--/, ''));

/** Flags any verb may have, whatever it is about. */
const common = [
  ...['wait', 'yes', 'confirm', 'force', 'dry-run'],
  ...['from-file', 'like', 'count', 'skeleton'],
  ...globalFlags,
];

/** The fields that a verb has flags for, its own and those of its resource and its paths. */
const allFieldsOf = (entry: Entry): Fields => {
  const paths = listOperations(entry.resource, '', entry.verb).map(({ path }) => path);
  const parents = paths.flatMap((path) => Object.entries(findParents(entry.resource, path)));
  return {
    ...Object.fromEntries(parents),
    ...ownFieldsOf(entry.verb),
    ...flaggedFields(entry),
  };
};

describe('the words of the catalog', () => {
  test('are unique among the flags of a verb', () => {
    for (const entry of entries) {
      const flags = [...spellingsIn(allFieldsOf(entry)), ...orders(entry), ...common];
      const twice = flags.filter((flag, at) => flags.indexOf(flag) < at);
      assert.deepEqual(twice, [], entry.words);
    }
  });

  test('are unique among the verbs of a resource', () => {
    for (const { noun, verbs } of catalog) {
      const words = Object.entries(verbs).flatMap(([name, { also = [] }]) => [name, ...also]);
      assert.equal(new Set(words).size, words.length, `${noun}: ${words}`);
    }
  });

  test('are unique among the resources of a namespace', () => {
    const nouns = catalog.flatMap(({ namespace, plural, singular }) =>
      [...new Set([plural, singular])].map((word) => `${namespace} ${word}`),
    );
    assert.equal(new Set(nouns).size, nouns.length, nouns.join());
  });
});

describe('the flags of every command', () => {
  test('are reserved in the catalog', () => {
    assert.deepEqual([...reservedFlags].toSorted(), globalFlags.toSorted());
  });

  for (const version of apiVersions) {
    test(`are no flag of a field and no other spelling of one in API ${version}`, () => {
      for (const entry of listEntries(catalogFor(version).resources)) {
        const spellings = spellingsIn(allFieldsOf(entry));
        const twice = spellings.filter((flag) => globalFlags.includes(flag.replaceAll('_', '-')));
        assert.deepEqual(twice, [], entry.words);
      }
    });
  }

  test('leave a field of such a name the flag that the catalog gives it', () => {
    const command = new Command('create');
    const fields = {
      version: text('Version to install', { flag: 'release' }),
      domain: text('Domain of the zone', { flag: 'zone' }),
    };
    const { given } = addFieldFlags(command, fields, ['version']);
    const flags = command.options.map(({ long }) => long);
    assert.deepEqual(flags, ['--release', '--zone']);
    assert.deepEqual(
      command.options.map(({ description }) => description),
      [
        'version to install (required, "version" in the API)',
        'domain of the zone ("domain" in the API)',
      ],
    );
    command.parse(['--release', '1.2', '--zone', 'example.com'], { from: 'user' });
    assert.deepEqual(given(), { version: '1.2', domain: 'example.com' });
  });
});
