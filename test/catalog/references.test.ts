import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { flagOf, otherFlagsOf } from '../../src/catalog/flags.ts';
import { catalog, resourceOf } from '../../src/catalog/index.ts';
import type { Awaited, Resource, Verb } from '../../src/catalog/vocabulary.ts';

const each = (check: (resource: Resource, name: string, verb: Verb) => void): void => {
  for (const resource of catalog) {
    for (const [name, verb] of Object.entries(resource.verbs)) check(resource, name, verb);
  }
};

const statesIn = (verb: Verb): { on: string; values: readonly string[] }[] => {
  const awaits: Awaited | undefined = 'awaits' in verb ? verb.awaits : undefined;
  const named = [
    { on: 'state', values: verb.kind === 'action' ? (verb.when ?? []) : [] },
    {
      on: awaits?.on ?? 'state',
      values: [...(awaits?.until ?? []), ...(awaits?.unless ?? []), ...(awaits?.via ?? [])],
    },
  ];
  return named.filter(({ values }) => values.length > 0);
};

describe('the catalog', () => {
  test('points only at resources it has', () => {
    for (const resource of catalog) {
      for (const field of Object.values(resource.fields)) {
        if (field.to) assert.equal(resourceOf(field.to).noun, field.to);
      }
    }
    each((_, __, verb) => {
      if (verb.kind === 'view' && verb.answers.kind === 'list') resourceOf(verb.answers.of);
      if (verb.kind === 'action' && verb.answers?.kind === 'row') resourceOf(verb.answers.of);
    });
    assert.throws(() => resourceOf('cloud clouds'), /the catalog has no cloud clouds/);
  });

  test('names only states that the watched field knows', () => {
    each((resource, name, verb) => {
      for (const { on, values } of statesIn(verb)) {
        const known = resource.fields[on]?.values ?? [];
        for (const value of values) {
          assert.ok(known.includes(value), `${resource.noun} ${name}: ${on} is never ${value}`);
        }
      }
    });
  });

  test('names only verbs that the resource has', () => {
    each((resource, name, verb) => {
      const others = [
        ...(verb.kind === 'create' && verb.followedBy ? [verb.followedBy] : []),
        ...(verb.kind === 'action' && verb.precededBy ? [verb.precededBy] : []),
        ...(verb.kind === 'action' && verb.pick ? [verb.pick.among] : []),
      ];
      for (const other of others) {
        assert.ok(resource.verbs[other], `${resource.noun} ${name} names ${other}`);
      }
    });
  });

  test('looks a reference up only within a sibling that leads to the parent', () => {
    for (const resource of catalog) {
      for (const [key, field] of Object.entries(resource.fields)) {
        if (!field.within || !field.to) continue;
        const sibling = resource.fields[field.within];
        assert.ok(sibling?.to, `${resource.noun} ${key} is within ${field.within}`);
        const list = Object.values(resourceOf(field.to).verbs).find(({ kind }) => kind === 'list');
        const parent = list?.kind === 'list' ? list.within : undefined;
        assert.ok(parent);
        const leads =
          field.within === parent || resourceOf(sibling.to).fields[parent] !== undefined;
        assert.ok(leads, `${resource.noun} ${key}: ${field.within} does not lead to ${parent}`);
      }
    }
  });

  test('gives no two fields of a verb the same flag', () => {
    each((resource, name, verb) => {
      const keys =
        verb.kind === 'create'
          ? [...verb.needs, ...(verb.takes ?? [])]
          : verb.kind === 'update'
            ? verb.takes
            : [];
      const flags = keys.flatMap((key) => {
        const field = resource.fields[key];
        return field ? [flagOf(key, field), ...otherFlagsOf(key, field)] : [];
      });
      assert.equal(new Set(flags).size, flags.length, `${resource.noun} ${name}: ${flags}`);
    });
  });

  test('gives no two verbs of a resource the same word', () => {
    for (const resource of catalog) {
      const words = Object.entries(resource.verbs).flatMap(([name, verb]) => [
        name,
        ...(verb.also ?? []),
      ]);
      assert.equal(new Set(words).size, words.length, `${resource.noun}: ${words}`);
    }
  });
});
