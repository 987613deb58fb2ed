/** Tables show what rows belong to by name, at the price of one list for each kind of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const template = { id: '5f0c2a7be1d4a9000c3b7a11', name: 'joomla' };
const account = { id: '5f0c2a7be1d4a9000c3b7a12', name: 'azure-prod' };
const plan = { id: '5f0c2a7be1d4a9000c3b7a13', name: 'B2s', realm_provider_name: 'westeurope' };
const belongs = {
  template_id: template.id,
  cloud_account_id: account.id,
  server_plan_id: plan.id,
};
const servers = [1, 2, 3].map((number) => ({
  id: `64f29201d653adb21c9b5dc${number}`,
  name: `web-${number}`,
  state: 'operational',
  public_ip: '203.0.113.7',
  private_ip: '10.0.0.7',
  ...belongs,
}));

/** What is asked for, by the end of its path. */
const platform = (answers: Readonly<Record<string, Behaviour>>): readonly Behaviour[] => {
  const all: Readonly<Record<string, Behaviour>> = {
    '/cloud/servers': answer(200, servers),
    '/blueprint/templates': answer(200, [template]),
    '/settings/cloud_accounts': answer(200, [account]),
    [`/cloud/server_plans/${plan.id}`]: answer(200, plan),
    ...answers,
  };
  const choose: Behaviour = (response, request) => {
    const end = Object.keys(all).find((path) => request.url.endsWith(path));
    const behaviour = (end && all[end]) || answer(404, { error: 'not found' });
    behaviour(response, request);
  };
  return Array.from({ length: 30 }, () => choose);
};

const list = ['servers', 'list'];

describe('a list of servers', () => {
  const runs = faultyRuns();

  for (const format of ['table', 'wide', 'markdown']) {
    test(`as ${format} names template, plan and account, and has no ids`, async (context) => {
      const ran = await runs.play(context, [...list, '-o', format], platform({}));
      assert.equal(ran.code, 0, ran.stderr);
      for (const name of ['joomla', 'westeurope', 'azure-prod']) {
        assert.equal(ran.stdout.split(name).length - 1, servers.length, ran.stdout);
      }
      assert.doesNotMatch(ran.stdout, /[0-9a-f]{24}/);
      assert.match(ran.stdout, /TEMPLATE.*PLAN.*ACCOUNT/);
      assert.deepEqual(ran.requests.toSorted(), [
        'GET /v2/blueprint/templates',
        'GET /v2/cloud/server_plans/5f0c2a7be1d4a9000c3b7a13',
        'GET /v2/cloud/servers',
        'GET /v2/settings/cloud_accounts',
      ]);
    });
  }

  for (const format of ['json', 'jsonl', 'yaml', 'csv', 'tsv', 'text', 'name', 'id']) {
    test(`as ${format} asks for nothing else`, async (context) => {
      const ran = await runs.play(context, [...list, '-o', format], platform({}));
      assert.equal(ran.code, 0, ran.stderr);
      assert.deepEqual(ran.requests, ['GET /v2/cloud/servers']);
    });
  }

  test('asks for nothing that it does not show', async (context) => {
    for (const [columns, more] of [
      ['name,state', []],
      ['name,account', ['GET /v2/settings/cloud_accounts']],
    ] as const) {
      const words = [...list, '--columns', columns];
      const { requests } = await runs.play(context, words, platform({}));
      assert.deepEqual(requests, ['GET /v2/cloud/servers', ...more]);
    }
    const none = platform({ '/cloud/servers': answer(200, []) });
    const { requests } = await runs.play(context, list, none);
    assert.deepEqual(requests, ['GET /v2/cloud/servers']);
  });

  test('has ids where they are asked for', async (context) => {
    const { stdout } = await runs.play(context, [...list, '--columns', '+id'], platform({}));
    const [title = '', first = ''] = stdout.split('\n');
    assert.match(title, /^NAME +STATE .* ACCOUNT +ID$/);
    assert.ok(first.endsWith(servers[0]?.id ?? '-'), first);
  });

  test('shows ids and a notice where names cannot be read, and does not fail', async (context) => {
    const refused = platform({ '/settings/cloud_accounts': answer(403, { error: 'not allowed' }) });
    const ran = await runs.play(context, list, refused);
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.stdout.split(account.id).length - 1, servers.length, ran.stdout);
    assert.match(ran.stdout, /joomla/);
    assert.match(ran.stderr, /^notice: the names of cloud accounts could not be read, so ids are/);
    assert.equal(ran.stderr.match(/notice/g)?.length, 1, ran.stderr);
  });

  test('shows the id of what was deleted, without a notice', async (context) => {
    const gone = platform({
      '/settings/cloud_accounts': answer(200, []),
      [`/cloud/server_plans/${plan.id}`]: answer(404, { error: 'not found' }),
    });
    const ran = await runs.play(context, list, gone);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, new RegExp(`${plan.id} +${account.id}`));
    assert.equal(ran.stderr, '');
  });
});
