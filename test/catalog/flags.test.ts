import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatFlagName, listFlagAliases } from '../../src/catalog/flags.ts';
import { catalog } from '../../src/catalog/index.ts';
import { listOperations } from '../../src/catalog/operations.ts';
import { findParents } from '../../src/catalog/paths.ts';
import type { Fields } from '../../src/catalog/vocabulary.ts';
import { type Entry, entries, ownFieldsOf, takenBy } from './each-verb.ts';

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

/** Flags any verb may have, whatever it is about. */
const common = [
  'wait',
  'yes',
  'confirm',
  'force',
  'dry-run',
  'from-file',
  'output',
  'config',
  'profile',
];

describe('the words of the catalog', () => {
  test('are unique among the flags of a verb', () => {
    for (const entry of entries) {
      const { resource, verb, words } = entry;
      const parents = Object.fromEntries(
        listOperations(resource, '', verb).flatMap(({ path }) =>
          Object.entries(findParents(resource, path)),
        ),
      );
      const flags = [
        ...spellingsIn({ ...parents, ...ownFieldsOf(verb), ...flaggedFields(entry) }),
        ...orders(entry),
        ...common,
      ];
      const twice = flags.filter((flag, at) => flags.indexOf(flag) < at);
      assert.deepEqual(twice, [], words);
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
