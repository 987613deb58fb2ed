/** What is said of members that rest once the thing they belong to is where it was wanted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const runs = faultyRuns();

const array = { id: '5f0000000000000000000001', name: 'a,state=*', state: 'operational', size: 7 };

const members = Array.from({ length: 7 }, (_, at) => ({
  id: `5f000000000000000000010${at}`,
  name: `member-${at}`,
  state: 'inactive',
  server_array_id: array.id,
}));

const other = {
  ...members[0],
  id: '5f0000000000000000000200',
  name: 'alone',
  server_array_id: null,
};

const platform: Behaviour = (response, request) => {
  const { method, url } = request;
  if (method === 'PUT') return answer(200, members[0])(response, request);
  if (url.endsWith(`${array.id}/servers`)) {
    return answer(200, method === 'GET' ? members : array)(response, request);
  }
  if (url.endsWith('/cloud/servers')) return answer(200, [...members, other])(response, request);
  if (url.endsWith('/server_arrays')) return answer(200, [array])(response, request);
  return answer(200, array)(response, request);
};

test('the command for many members means them alone, whatever their array is called', async (t) => {
  const enlarge = ['cloud', 'server-arrays', 'enlarge', array.id, '--by', '1', '--wait', '--yes'];
  const { code, stderr } = await runs.play(t, enlarge, [platform], { screen: 200 });
  assert.equal(code, 0, stderr);
  const command = /boot them with "imco (.*)"/.exec(stderr)?.[1] ?? stderr;
  assert.equal(command, `cloud servers boot --selector server-array=${array.id},state=inactive`);
  const booted = await runs.play(t, [...command.split(' '), '--yes'], [platform]);
  const changes = booted.requests.filter((request) => request.startsWith('PUT'));
  assert.deepEqual(
    changes.toSorted(),
    members.map(({ id }) => `PUT /v2/cloud/servers/${id}/boot`),
  );
});
