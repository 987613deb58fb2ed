import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog, findResource } from '../../src/catalog/index.ts';
import { findLimitProblem } from '../../src/catalog/rules/limits.ts';
import { followReferences } from '../../src/catalog/rules/referred-resource.ts';
import { atLeast, atMost, notAbove, oneOf, onlyIf } from '../../src/catalog/vocabulary.ts';

/** The kinds of fields that can hold a limit. */
const kinds = {
  'one-of': ['texts'],
  'at-least': ['integer', 'number'],
  'at-most': ['integer', 'number'],
  'only-if': ['boolean'],
} as const;

describe('every limit of the catalog', () => {
  const limited = catalog.flatMap((resource) =>
    Object.entries(resource.fields).flatMap(([name, { limits = [] }]) =>
      limits.map((limit) => ({ resource, limit, words: `${resource.noun} ${name}` })),
    ),
  );

  test('leads to a field that can hold it', () => {
    assert.ok(limited.length > 0);
    for (const { resource, limit, words } of limited) {
      const of = followReferences(resource, limit.from, findResource);
      const kind: string | undefined = of.fields[limit.field]?.kind;
      const possible: readonly string[] = kinds[limit.kind];
      assert.ok(
        kind !== undefined && possible.includes(kind),
        `${words}: ${limit.field} is ${kind}`,
      );
    }
  });

  test('of the first row of a parent is true or false', () => {
    const firsts = catalog.flatMap(({ noun, fields }) =>
      Object.values(fields).flatMap(({ firstNeeds, to }) =>
        firstNeeds === undefined || !to ? [] : [{ noun, of: findResource(to), firstNeeds }],
      ),
    );
    assert.ok(firsts.length > 0);
    for (const { noun, of, firstNeeds } of firsts)
      assert.equal(of.fields[firstNeeds]?.kind, 'boolean', `${noun}: ${firstNeeds}`);
  });
});

describe('a value', () => {
  const versions = oneOf('versions', ['plan_id']);
  const plan = { versions: ['1.28', '1.29'], most: 5, least: 2, can: false };

  test('is one of those that are listed', () => {
    assert.equal(findLimitProblem(versions, plan, '1.29'), undefined);
    const values = plan.versions;
    assert.deepEqual(findLimitProblem(versions, plan, '1.3'), { kind: 'not-listed', values });
    assert.equal(findLimitProblem(versions, plan, undefined), undefined);
    const needed = oneOf('versions', ['plan_id'], { isRequired: true });
    assert.deepEqual(findLimitProblem(needed, plan, undefined), { kind: 'required', values });
    assert.equal(findLimitProblem(needed, { versions: [] }, undefined), undefined);
  });

  test('is between the least and the most, both included', () => {
    const [most, least] = [atMost('most', ['plan_id']), atLeast('least', ['plan_id'])];
    for (const value of [2, 5]) {
      assert.equal(findLimitProblem(most, plan, value), undefined);
      assert.equal(findLimitProblem(least, plan, value), undefined);
    }
    assert.deepEqual(findLimitProblem(most, plan, 6), { kind: 'too-high', bound: 5 });
    assert.deepEqual(findLimitProblem(least, plan, 1), { kind: 'too-low', bound: 2 });
    assert.deepEqual(findLimitProblem(notAbove('most'), { most: 0 }, 1), {
      kind: 'too-high',
      bound: 0,
    });
  });

  test('is only set where the row has it', () => {
    const limit = onlyIf('can', ['plan_id']);
    assert.deepEqual(findLimitProblem(limit, plan, 3), { kind: 'not-supported' });
    assert.equal(findLimitProblem(limit, { can: true }, 3), undefined);
  });

  test('has no limit that the platform did not send', () => {
    for (const limit of [versions, atMost('most', ['plan_id']), onlyIf('can', ['plan_id'])]) {
      assert.equal(findLimitProblem(limit, {}, '9'), undefined);
      assert.equal(
        findLimitProblem(limit, { versions: null, most: null, can: null }, '9'),
        undefined,
      );
    }
  });
});
