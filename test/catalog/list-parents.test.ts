import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import { listOperations } from '../../src/catalog/operations.ts';
import { findField, findListVerb, getCollectionPath } from '../../src/catalog/paths.ts';
import { policyAssignments } from '../../src/catalog/policy/assignments.ts';
import { findListParents, listUnderGiven } from '../../src/catalog/rules/list-parents.ts';

const byAccount = '/settings/cloud_accounts/{cloud_account_id}/policy_assignments';
const byDefinition = '/policy/definitions/{definition_id}/assignments';

describe('a list with several parents', () => {
  test('has the path of the parent that was given, and its usual one otherwise', () => {
    const pathFor = (given: Readonly<Record<string, unknown>>): string =>
      getCollectionPath(listUnderGiven(policyAssignments, given));
    assert.equal(pathFor({}), byAccount);
    assert.equal(pathFor({ cloud_account_id: 'a' }), byAccount);
    assert.equal(pathFor({ definition_id: 'd' }), byDefinition);
    assert.equal(pathFor({ definition_id: '' }), byAccount);
  });

  test('has an operation for each of them', () => {
    const { list } = policyAssignments.verbs;
    assert.deepEqual(listOperations(policyAssignments, 'list', list), [
      { id: 'listCloudAccountPolicyAssignments', method: 'GET', path: byAccount },
      { id: 'listPolicyDefinitionAssignments', method: 'GET', path: byDefinition },
    ]);
  });

  test('names parents that are references and in the path, in the entire catalog', () => {
    const lists = catalog.flatMap((resource) => {
      const verb = findListVerb(resource);
      return verb?.otherParents ? [{ resource, verb }] : [];
    });
    assert.ok(lists.length > 0);
    for (const { resource, verb } of lists) {
      for (const { within, path } of verb.otherParents ?? []) {
        assert.ok(findField(resource, within)?.to, `${resource.noun} ${within}`);
        assert.ok(path.includes(`{${within}}`), path);
      }
      const flags = Object.keys(findListParents(resource, verb));
      // A list of all rows has no parent of its own.
      const own = verb.within === undefined ? 0 : 1;
      assert.equal(flags.length, own + (verb.otherParents ?? []).length);
    }
  });
});

test('rows that cannot be changed are told by fields that the resource has, with a reason', () => {
  const fixed = catalog.flatMap(({ noun, fields, fixed: rows = [] }) =>
    rows.map((one) => ({ noun, fields, ...one })),
  );
  assert.ok(fixed.length > 1);
  for (const { noun, fields, when, because } of fixed) {
    assert.ok(fields[when.field], `${noun} ${when.field}`);
    assert.match(because, /^(?:is|was|comes) .*[^.]$/, noun);
  }
});
