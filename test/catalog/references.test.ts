import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findField, findListVerb } from '../../src/catalog/paths.ts';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { type Catalog, catalogFor, unionCatalog } from '../../src/catalog/versions/catalog-for.ts';
import { nouns } from '../../src/catalog/vocabulary/nouns.ts';
import type { Field, Fields, Resource, Verb } from '../../src/catalog/vocabulary.ts';
import { awaitsOf, listEntries, ownFieldsOf, takenBy } from './each-verb.ts';

const given = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** The resources whose rows a verb answers with. */
const listNounsOf = (verb: Verb): readonly string[] => {
  if (verb.kind === 'make') return [verb.of];
  if (verb.kind === 'view') return verb.answers.kind === 'list' ? [verb.answers.of] : [];
  return verb.kind === 'action' && verb.answers?.kind === 'row' ? [verb.answers.of] : [];
};

/** Fields of its resource that a verb names without sending them. */
const watchedBy = (verb: Verb): readonly string[] => {
  // What is made is a thing of another resource, as is what a change of a part is waited for on.
  const isOther = verb.kind === 'make' || awaitsOf(verb)?.on !== undefined;
  const on = isOther ? [] : given(awaitsOf(verb)?.field);
  switch (verb.kind) {
    case 'list':
      return [...(verb.lacks ?? []), ...(verb.clientFilters ?? [])];
    case 'action':
      return [...on, ...given(verb.when?.field)];
    case 'upload':
      return [...on, verb.url];
    case 'download':
      return [verb.url, verb.named];
    default:
      return on;
  }
};

/** Fields beside each other: those of a resource with its parents, or those of one verb. */
const listFamilies = ({ resources }: Catalog): readonly (readonly [string, Fields])[] => [
  ...resources.map(({ noun, fields, parents }) => [noun, { ...parents, ...fields }] as const),
  ...listEntries(resources).map(({ words, verb }) => [words, ownFieldsOf(verb)] as const),
];

/** The resource that things of another one are made of. */
const memberResource = (catalog: Catalog, { members = '', verbs }: Resource): Resource => {
  const view = verbs[members];
  assert.ok(view?.kind === 'view' && view.answers.kind === 'list', members);
  return catalog.find(view.answers.of);
};

/** Verbs a verb names, and the resource they are verbs of. */
const ledTo = (
  catalog: Catalog,
  resource: Resource,
  verb: Verb,
): readonly (readonly [Resource, string])[] => {
  switch (verb.kind) {
    case 'create':
      return given(verb.followedBy).map((name) => [resource, name]);
    case 'make':
      return given(verb.followedBy).map((name) => [catalog.find(verb.of), name]);
    case 'action':
      return [
        ...(verb.precededBy ?? []).map((name) => [resource, name] as const),
        ...given(verb.adds?.followedBy).map(
          (name) => [memberResource(catalog, resource), name] as const,
        ),
      ];
    case 'choice':
      return Object.values(verb.among).map((name) => [resource, name]);
    default:
      return [];
  }
};

const hasAll = (there: Fields, names: readonly string[], place: string): void => {
  for (const name of names) assert.ok(there[name], `${place} names ${name}`);
};

test('the catalog has a resource for each noun', () => {
  for (const noun of nouns) assert.equal(unionCatalog.find(noun).noun, noun);
  const found = unionCatalog.resources.map(({ noun }) => noun);
  assert.deepEqual(found.toSorted(), nouns.toSorted());
});

const catalogs: readonly (readonly [string, Catalog])[] = [
  ['all versions', unionCatalog],
  ...apiVersions.map((version) => [`API ${version}`, catalogFor(version)] as const),
];

for (const [name, catalog] of catalogs) {
  describe(`the catalog of ${name}`, () => {
    const { resources } = catalog;
    const entries = listEntries(resources);
    const families = listFamilies(catalog);

    const everyField = (check: (field: Field, place: string, siblings: Fields) => void): void => {
      for (const [place, siblings] of families) {
        for (const [key, field] of Object.entries(siblings))
          check(field, `${place} ${key}`, siblings);
      }
    };

    test('points only at resources it has', () => {
      everyField(({ to, refersBy }, place) => {
        const pointedAt = [...given(to), ...Object.values(refersBy ?? {})];
        for (const noun of pointedAt) assert.equal(catalog.find(noun).noun, noun, place);
      });
    });

    test('has verbs that lead only to resources it has', () => {
      for (const { verb, words } of entries) {
        for (const noun of listNounsOf(verb)) assert.equal(catalog.find(noun).noun, noun, words);
      }
      for (const { rowsOf, noun } of resources) {
        if (rowsOf !== undefined) assert.equal(catalog.find(rowsOf).noun, rowsOf, noun);
      }
    });

    test('names only fields that the resource has', () => {
      for (const { resource, verb, words } of entries) {
        hasAll(resource.fields, [...takenBy(verb), ...watchedBy(verb)], words);
      }
      for (const { noun, fields, namedBy, toldApartBy, internal } of resources) {
        if (Object.keys(fields).length === 0) continue;
        hasAll(fields, [namedBy, ...given(toldApartBy), ...given(internal)], noun);
      }
    });

    test('names only members that the verb sends', () => {
      for (const { verb, words } of entries) {
        const own = ownFieldsOf(verb);
        const taken = takenBy(verb);
        const isTaken = (name: string): void =>
          assert.ok(taken.includes(name), `${words}: ${name}`);
        if (verb.kind === 'make') hasAll(own, verb.needs, words);
        if (verb.kind === 'action') hasAll(own, given(verb.awaits?.untilSent), words);
        if (verb.kind === 'list') hasAll(own, [...(verb.needs ?? []), ...given(verb.each)], words);
        if (verb.kind === 'create') {
          [...given(verb.argument), ...(verb.unique ?? [])].map(isTaken);
        }
        if (verb.kind === 'update') [...(verb.replaces ?? []), ...given(verb.merges)].map(isTaken);
        if (verb.kind === 'upload') {
          [...given(verb.namedAfterFile), ...(verb.finish.sends ?? [])].map(isTaken);
        }
      }
    });

    test('names only actions that the resource has', () => {
      for (const { resource, verb, words } of entries) {
        for (const [of, name] of ledTo(catalog, resource, verb)) {
          assert.equal(of.verbs[name]?.kind, 'action', `${words} names ${name}`);
        }
      }
    });

    test('picks only among the rows of a view', () => {
      for (const { resource, verb, words } of entries) {
        if (verb.kind !== 'action' || !verb.pick) continue;
        const view = resource.verbs[verb.pick.among];
        assert.ok(view?.kind === 'view' && view.answers.kind === 'list', words);
      }
    });

    test('looks a reference up only within a sibling that leads to the parent', () => {
      everyField((field, place, siblings) => {
        if (!field.within || !field.to) return;
        const parent = findListVerb(catalog.find(field.to))?.within;
        assert.ok(parent, `${place}: ${field.to} has no parent`);
        if (field.within === parent) return;
        const to = siblings[field.within]?.to;
        assert.ok(to, `${place} is within ${field.within}`);
        const leads = catalog.find(to).fields[parent];
        assert.ok(leads, `${place}: ${field.within} does not lead to ${parent}`);
      });
    });

    test('compares only values that the references of both sides lead to', () => {
      const leadsTo = (siblings: Fields, [key = '', ...rest]: readonly string[]): Field => {
        const field = siblings[key];
        assert.ok(field, key);
        if (rest.length === 0) return field;
        assert.ok(field.to, `${key} refers to nothing`);
        return leadsTo(catalog.find(field.to).fields, rest);
      };
      everyField(({ to, agrees = [] }, place, siblings) => {
        for (const { its, with: other } of agrees) {
          assert.ok(to, place);
          const [own, given] = [leadsTo(catalog.find(to).fields, its), leadsTo(siblings, other)];
          assert.deepEqual([own.kind, own.to], [given.kind, given.to], place);
        }
      });
    });

    test('has texts for words that the row of a sibling lists', () => {
      everyField(({ keyedBy }, place, siblings) => {
        if (!keyedBy) return;
        const to = siblings[keyedBy.ref]?.to;
        assert.ok(to, place);
        assert.equal(catalog.find(to).fields[keyedBy.field]?.kind, 'texts', place);
      });
    });

    test('has things to be shown for rows of another resource', () => {
      for (const { noun, rowsOf, fields } of resources) {
        if (rowsOf === undefined) continue;
        const of = catalog.find(rowsOf);
        assert.deepEqual(fields, of.fields, noun);
        assert.ok(of.verbs.show, noun);
      }
    });

    test('knows the parents of every thing by a name that leads to a flag', () => {
      for (const resource of resources) {
        const within = findListVerb(resource)?.within;
        if (within !== undefined) {
          assert.equal(findField(resource, within)?.kind, 'ref', resource.noun);
        }
      }
    });
  });
}
