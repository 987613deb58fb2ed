import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { servers } from '../../../src/catalog/cloud/servers.ts';
import { TargetFailure, UsageFailure } from '../../../src/lib/failures/failures.ts';
import {
  type MissingLabels,
  planAssignments,
  planRemovals,
  readWantedLabels,
} from '../../../src/operate/input/label-changes.ts';

const label = (id: string, name: string) => ({ item: { id, name }, name });
const known = [label('1', 'production'), label('2', 'staging')];
const target = (id: string, ...labels: string[]) => ({
  id,
  name: `web-${id}`,
  word: `web-${id}`,
  item: { id, label_ids: labels },
  scope: {},
});

const want = (
  add: readonly string[],
  remove: readonly string[] = [],
  missing: MissingLabels = 'refuse',
) => {
  const wanted = readWantedLabels(known, { add, remove }, missing);
  const names = (rows: readonly { readonly name?: unknown }[]) => rows.map(({ name }) => name);
  return { add: names(wanted.add), remove: names(wanted.remove), make: wanted.make };
};

describe('labels', () => {
  test('are each put on once, however often and by whatever word they are named', () => {
    assert.deepEqual(want(['production', 'name:production', 'production']).add, ['production']);
    assert.deepEqual(want(['new', 'new', 'name:new'], [], 'create').make, ['new']);
    assert.deepEqual(want(['name:production'], [], 'create'), {
      add: ['production'],
      remove: [],
      make: [],
    });
  });

  test('are never made by a slip, from an id or with a name the platform refuses', () => {
    assert.throws(
      () => want(['prodution']),
      (failure) => {
        assert.ok(failure instanceof TargetFailure);
        assert.match(failure.details.hint ?? '', /did you mean production\?.*--create-labels/);
        return true;
      },
    );
    assert.throws(() => want(['id:x'], [], 'create'), TargetFailure);
    assert.throws(() => want(['a/b'], [], 'create'), /letters, digits, spaces/);
  });

  test('are not put on and taken off at once', () => {
    assert.throws(() => want(['production'], ['name:production']), UsageFailure);
  });

  test('change only the targets that are not as wanted, each change with its targets', () => {
    const [bare, labelled] = [target('1'), target('10', 'p')];
    const rows = [{ id: 'p', name: 'production' }];
    const [put, ...others] = planAssignments(servers, rows, [bare, labelled]);
    assert.deepEqual(others, []);
    assert.deepEqual(put?.targets, [bare]);
    assert.deepEqual(put?.request.body, { resources: [{ id: '1', resource_type: 'server' }] });
    const [off] = planRemovals(servers, rows, [bare, labelled]);
    assert.deepEqual(off?.targets, [labelled]);
    assert.equal(off?.request.path, '/labels/p/resources/server/10');
  });
});
