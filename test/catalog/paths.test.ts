import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import { labelPaths } from '../../src/catalog/labels.ts';
import { listOperations } from '../../src/catalog/operations.ts';
import { findField, findListVerb, findPlaceholders } from '../../src/catalog/paths.ts';
import type { Resource } from '../../src/catalog/vocabulary.ts';

const labelled = new Set<string>(Object.values(labelPaths));

/** The paths of all requests on a resource, with what a verb picks on the way. */
const pathsOf = (resource: Resource): readonly (readonly [string, string | undefined])[] =>
  Object.entries(resource.verbs).flatMap(([name, verb]) =>
    listOperations(resource, name, verb).map(
      ({ path }) => [path, verb.kind === 'action' ? verb.pick?.flag : undefined] as const,
    ),
  );

describe('the paths of the catalog', () => {
  test('hold nothing but ids, parents and what is picked', () => {
    for (const resource of catalog) {
      for (const [path, picked] of pathsOf(resource)) {
        if (labelled.has(path)) continue;
        for (const name of findPlaceholders(path)) {
          const isParent = findField(resource, name)?.kind === 'ref';
          const isKind = name === resource.pointsBy?.kind;
          assert.ok(
            name === 'id' || name === picked || isParent || isKind,
            `${resource.noun}: ${path}`,
          );
        }
      }
    }
  });

  test('hold the parent that a list is within', () => {
    for (const resource of catalog) {
      const verb = findListVerb(resource);
      assert.deepEqual(
        verb?.within === undefined ? [] : [verb.within],
        findPlaceholders(verb?.path ?? ''),
        resource.noun,
      );
    }
  });

  test('contain every parent that is not a field', () => {
    for (const resource of catalog) {
      const held = pathsOf(resource).flatMap(([path]) => findPlaceholders(path));
      for (const name of Object.keys(resource.parents)) {
        const isOuter = held.some((one) => findField(resource, one)?.within === name);
        assert.ok(held.includes(name) || isOuter, `${resource.noun} ${name}`);
        assert.equal(resource.fields[name], undefined, `${resource.noun} ${name}`);
      }
    }
  });

  test('lead to what there is one of through its parent alone', () => {
    for (const { noun, only, path, verbs } of catalog) {
      if (!only) continue;
      assert.equal(findPlaceholders(path).length, 1, noun);
      assert.equal(verbs.list, undefined, noun);
    }
  });
});
