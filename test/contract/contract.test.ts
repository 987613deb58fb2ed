import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Exchange, type Message, openContract } from './contract.ts';

const contract = openContract('v2');

const json = (value: unknown): Message => ({
  headers: { 'content-type': 'application/json; charset=utf-8' },
  text: JSON.stringify(value),
});
const nothing: Message = { headers: {}, text: '' };

const id = '6c0817ba8d03a9ce180b5e51';
const profile = { id, name: 'ops-team', resource_type: 'ssh_profile' };

/** An exchange that keeps to the contract, but for what a test changes. */
const exchange = (change: Partial<Exchange>): Exchange => ({
  method: 'GET',
  path: '/v2/cloud/ssh_profiles',
  query: new URLSearchParams(),
  request: nothing,
  status: 200,
  answer: json([profile]),
  ...change,
});

const creation = (change: Partial<Exchange>): Exchange =>
  exchange({
    method: 'POST',
    request: json({ name: 'ops-team' }),
    status: 201,
    answer: json(profile),
    ...change,
  });

const list = 'GET /v2/cloud/ssh_profiles';
const make = 'POST /v2/cloud/ssh_profiles';

describe('the check against the contract', () => {
  test('finds nothing wrong with exchanges that keep to it', () => {
    const fine = [
      exchange({}),
      exchange({ path: '/v2/cloud/ssh_profiles/' }),
      exchange({ status: 503, answer: json({ error: 'Service Unavailable' }) }),
      exchange({
        status: 502,
        answer: { headers: { 'content-type': 'text/html' }, text: '<html></html>' },
      }),
      creation({}),
      creation({ status: 422, answer: json({ errors: { name: ["can't be blank"] } }) }),
      exchange({ path: '/v2/ping', answer: json({ anything: ['goes', 'here'] }) }),
      exchange({
        method: 'DELETE',
        path: `/v2/labels/${id}/resources/server/${id}`,
        status: 204,
        answer: nothing,
      }),
    ];
    assert.deepEqual(
      fine.map((one) => contract.violations(one)),
      fine.map(() => []),
    );
  });

  const wrong: readonly [string, Exchange, readonly string[]][] = [
    [
      'an unknown path',
      exchange({ path: '/v2/cloud/clouds' }),
      ['GET /v2/cloud/clouds: the contract has no such operation'],
    ],
    [
      'a path of another version',
      exchange({ path: '/v3/cloud/ssh_profiles' }),
      ['GET /v3/cloud/ssh_profiles: the contract has no such operation'],
    ],
    [
      'a method that is not offered',
      exchange({ method: 'PATCH' }),
      ['PATCH /v2/cloud/ssh_profiles: the contract has no such operation'],
    ],
    [
      'a value in the path that is no id',
      exchange({ path: '/v2/cloud/ssh_profiles/ops', answer: json(profile) }),
      ['GET /v2/cloud/ssh_profiles/ops: the path must match pattern "^[0-9a-f]{24}$"'],
    ],
    [
      'an unlisted query parameter',
      exchange({ query: new URLSearchParams({ page: '2' }) }),
      [`${list}: the query has an unlisted parameter page`],
    ],
    [
      'a query parameter that is missing',
      exchange({ path: `/v2/blueprint/templates/${id}/scripts`, answer: json([]) }),
      [`GET /v2/blueprint/templates/${id}/scripts: the query lacks the parameter type`],
    ],
    [
      'a query parameter with an impossible value',
      exchange({
        path: `/v2/blueprint/templates/${id}/scripts`,
        query: new URLSearchParams({ type: 'daily' }),
        answer: json([]),
      }),
      [
        `GET /v2/blueprint/templates/${id}/scripts: the query must be equal to one of the allowed values`,
      ],
    ],
    [
      'a body where none belongs',
      exchange({ request: json({}) }),
      [`${list}: the body of the request has to be empty`],
    ],
    [
      'a body that is missing',
      creation({ request: nothing }),
      [`${make}: the body of the request is missing`],
    ],
    [
      'a body of another type',
      creation({ request: { headers: { 'content-type': 'text/plain' }, text: '{}' } }),
      [`${make}: the body of the request has the content type text/plain`],
    ],
    [
      'a required member that was not sent',
      creation({ request: json({ public_key: 'ssh-ed25519 AAAA' }) }),
      [`${make}: the body of the request must have required property 'name'`],
    ],
    [
      'an unlisted member that was sent',
      creation({ request: json({ name: 'ops-team', colour: 'red' }) }),
      [`${make}: the body of the request has an unlisted member colour`],
    ],
    [
      'null where the contract knows no null',
      creation({ request: json({ name: null }) }),
      [`${make}: the body of the request /name must be string`],
    ],
    [
      'a status that is not listed',
      exchange({ status: 405, answer: json({ error: 'no' }) }),
      [`${list}: the answer 405 has a status that is not listed`],
    ],
    [
      'an answer that is not JSON',
      exchange({ answer: { headers: { 'content-type': 'application/json' }, text: '[' } }),
      [`${list}: the answer 200 is not JSON`],
    ],
    [
      'an answer without a content type',
      exchange({ answer: { headers: {}, text: '[]' } }),
      [`${list}: the answer 200 has the content type (none)`],
    ],
    [
      'an answer that lacks a member',
      exchange({ answer: json([{ id }]) }),
      [`${list}: the answer 200 /0 must have required property 'name'`],
    ],
    [
      'an unlisted member in an answer',
      exchange({ answer: json([{ ...profile, colour: 'red' }]) }),
      [`${list}: the answer 200 /0 has an unlisted member colour`],
    ],
    [
      'an unlisted member deep in an answer',
      exchange({
        path: `/v2/network/firewall_profiles/${id}`,
        answer: json({
          id,
          name: 'web',
          rules: [{ min_port: 80, max_port: 80, source: 'any', colour: 'red' }],
        }),
      }),
      [
        `GET /v2/network/firewall_profiles/${id}: the answer 200 /rules/0 has an unlisted member colour`,
      ],
    ],
    [
      'a network that is none',
      exchange({
        path: `/v2/network/vpcs/${id}`,
        answer: json({ id, name: 'core', cidr: '10.0.0.0/33' }),
      }),
      [`GET /v2/network/vpcs/${id}: the answer 200 /cidr must match format "cidr"`],
    ],
    [
      'a body in an answer that has none',
      exchange({
        method: 'DELETE',
        path: `/v2/cloud/ssh_profiles/${id}`,
        status: 204,
        answer: json({}),
      }),
      [`DELETE /v2/cloud/ssh_profiles/${id}: the answer 204 has to be empty`],
    ],
  ];
  for (const [what, broken, expected] of wrong) {
    test(`notices ${what}`, () => {
      assert.deepEqual(contract.violations(broken), expected);
    });
  }

  test('prefers a path spelt out to one with a placeholder', () => {
    const path = `/v2/blueprint/templates/${id}/scripts/reorder`;
    assert.equal(contract.operationFor('PUT', path)?.operationId, 'reorderTemplateScripts');
  });
});
