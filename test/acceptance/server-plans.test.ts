/** Server plans of API v3, which lists those of one realm at a time. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Interruption } from '../../src/lib/failures/failures.ts';
import { type Bench, openBench } from '../contract/bench.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly provider_name?: string;
}

/** How often each was requested, by path; `{id}` stands for ids. */
const countRequests = (requests: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const request of requests) {
    const path = request.replaceAll(/[0-9a-f]{24}/g, '{id}');
    counts[path] = (counts[path] ?? 0) + 1;
  }
  return counts;
};

const [providers, realms, plans] = [
  'GET /v3/cloud/cloud_providers',
  'GET /v3/cloud/cloud_providers/{id}/realms',
  'GET /v3/cloud/cloud_providers/{id}/server_plans?realm_id={id}',
] as const;

describe('server plans in v3', () => {
  let bench: Bench;
  let azure = '';
  let atAzure: readonly Row[] = [];
  let all: readonly Row[] = [];

  const ask = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await bench.imco(words);
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const rows = async (...words: readonly string[]): Promise<readonly Row[]> =>
    JSON.parse(await ask(...words, '-o', 'json'));
  /** What a command prints, with its requests. */
  const watchRequests = async (...words: readonly string[]) => {
    const before = bench.recorder.requests.length;
    const stdout = await ask(...words);
    return { stdout, sent: bench.recorder.requests.slice(before) };
  };

  before(async () => {
    bench = await openBench('v3');
    const known = await rows('cloud', 'cloud-providers', 'list');
    azure = known.find(({ name }) => name === 'Microsoft Azure')?.id ?? '';
    all = await rows('cloud', 'realms', 'list');
    atAzure = await rows('cloud', 'realms', 'list', '--cloud-provider', azure);
    assert.ok(atAzure.length > 1 && all.length > atAzure.length);
  });
  after(() => bench.close());

  test('a list of one provider asks each of its realms once, in parallel', async () => {
    for (const format of [['-o', 'json'], ['-o', 'csv'], []]) {
      const line = ['cloud', 'server-plans', 'list', '--cloud-provider', azure, ...format];
      const { sent } = await watchRequests(...line);
      const { [providers]: named = 0, ...counts } = countRequests(sent);
      assert.deepEqual(counts, { [realms]: 1, [plans]: atAzure.length });
      assert.ok(named <= 1, 'names are read from one list');
      const [first = '', ...others] = sent.filter((request) => request.includes('server_plans'));
      assert.equal(new Set([first, ...others]).size, atAzure.length, 'each realm by itself');
    }
  });

  test('a list of all providers asks for their realms once, and for the plans of each', async () => {
    const { sent, stdout } = await watchRequests('cloud', 'server-plans', 'list', '-o', 'jsonl');
    const { [providers]: above, [realms]: lists, [plans]: asked } = countRequests(sent);
    assert.deepEqual([above, asked], [1, all.length]);
    assert.equal(lists, (await rows('cloud', 'cloud-providers', 'list')).length);
    assert.ok(stdout.split('\n').length > all.length);
  });

  test('a list of one realm is one request, whose provider is that of the realm', async () => {
    const [realm] = atAzure;
    const given = ['--realm', realm?.id ?? '', '-o', 'id'];
    const alone = await watchRequests('cloud', 'server-plans', 'list', ...given);
    assert.deepEqual(countRequests(alone.sent), { 'GET /v3/cloud/realms/{id}': 1, [plans]: 1 });
    const both = ['--cloud-provider', azure, ...given];
    const inside = await watchRequests('cloud', 'server-plans', 'list', ...both);
    assert.deepEqual(countRequests(inside.sent), { [plans]: 1 });
    assert.equal(alone.stdout, inside.stdout);
    const byName = ['--cloud-provider', azure, '--realm', realm?.name ?? '', '-o', 'id'];
    assert.equal(await ask('cloud', 'server-plans', 'list', ...byName), alone.stdout);
  });

  test('--raw needs the realm before anything is sent, and prints its response', async () => {
    const line = ['cloud', 'server-plans', 'list', '--raw', '--cloud-provider', azure];
    const before = bench.recorder.requests.length;
    const { code, stderr } = await bench.imco(line);
    assert.equal(code, 2);
    assert.match(stderr, /^error: list --raw needs --realm\nhint: .*imco cloud realms list/);
    assert.equal(bench.recorder.requests.length, before);
    const { sent, stdout } = await watchRequests(...line, '--realm', atAzure[0]?.id ?? '');
    assert.deepEqual(countRequests(sent), { [plans]: 1 });
    assert.ok(Array.isArray(JSON.parse(stdout)));
  });

  test('--watch reads the realms once, and the plans of each at each poll', async () => {
    const end = new AbortController();
    const before = bench.recorder.requests.length;
    const seen = () => countRequests(bench.recorder.requests.slice(before));
    const line = ['cloud', 'server-plans', 'list', '--watch', '--cloud-provider', azure];
    const running = bench.imco([...line, '-o', 'jsonl'], '', { signal: end.signal });
    const deadline = Date.now() + 10_000;
    while ((seen()[plans] ?? 0) < 3 * atAzure.length) {
      assert.ok(Date.now() < deadline, 'the list was not read three times');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    end.abort(new Interruption('interrupted', 'interrupted'));
    await running;
    assert.equal(seen()[realms], 1);
  });

  test('completion has the plans of each realm of each provider', async () => {
    const { sent, stdout } = await watchRequests('completion', 'names', 'cloud-server-plans');
    assert.equal(countRequests(sent)[plans], all.length);
    const ids = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[1]);
    const listed = (await ask('cloud', 'server-plans', 'list', '-o', 'id')).trim().split('\n');
    assert.deepEqual(ids.toSorted(), listed.toSorted());
  });

  test('a plan is found at the provider of the account, and told apart by its realm', async () => {
    const commission = (name: string, plan: string): readonly string[] => [
      ...['cloud', 'servers', 'commission', '--name', name, '--template', 'joomla'],
      ...['--cloud-account', 'azure-prod', '--server-plan', plan, '-o', 'json'],
    ];
    const { stdout, sent } = await watchRequests(
      ...commission('by-realm', 'Standard_B2s@westeurope'),
    );
    const counts = countRequests(sent);
    assert.deepEqual([counts[realms], counts[plans]], [1, atAzure.length]);
    const { server_plan_id } = JSON.parse(stdout);
    const plan = JSON.parse(
      await ask('cloud', 'server-plans', 'show', server_plan_id, '-o', 'json'),
    );
    assert.deepEqual([plan.name, plan.realm_provider_name], ['Standard_B2s', 'westeurope']);

    const refusedPlan = (plan: string) => bench.imco(commission('by-name', plan).slice(0, -2));
    const { code, stderr } = await refusedPlan('Standard_D2s_v3');
    assert.equal(code, 3, stderr);
    assert.match(stderr, /"Standard_D2s_v3" is ambiguous: 2 server plans match/);
    const realm = /Standard_D2s_v3@(\w+)/.exec(stderr)?.[1] ?? '';
    await ask(...commission('by-name', `Standard_D2s_v3@${realm}`));
    const other = await refusedPlan('t3.small');
    assert.equal(other.code, 3);
    assert.match(other.stderr, /server plan "t3\.small" not found at Microsoft Azure/);
  });

  test('the wizard deploys to a plan of a realm, and lists accounts for an app and a location', async () => {
    const wish = ['--app', 'Joomla', '--location', 'Europe'];
    const accounts = await rows('wizard', 'cloud-accounts', 'list', ...wish);
    assert.ok(accounts.some(({ name }) => name === 'azure-prod'));
    const refused = await bench.imco(['wizard', 'cloud-accounts', 'list', '--app', 'Joomla']);
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /^error: list needs --location\n/);
    const deploy = ['--location', 'Europe', '--cloud-account', 'azure-prod', '--hostname', 'shop'];
    const plan = ['--server-plan', 'Standard_B2s@westeurope'];
    const { sent } = await watchRequests('wizard', 'apps', 'deploy', 'Joomla', ...deploy, ...plan);
    assert.equal(countRequests(sent)[plans], atAzure.length);
    assert.equal(countRequests(sent)['POST /v3/wizard/apps/{id}/deploy'], 1);
  });
});

describe('the plans of several realms', () => {
  const runs = faultyRuns();
  const provider = '5c7b20800000000000000001';
  const ofProvider = [1, 2, 3].map((at) => ({
    id: `5c7b2080000000000000001${at}`,
    name: `r-${at}`,
  }));

  /** Responds to requests for plans only once those of all realms have arrived. */
  const respondTogether = (): Behaviour => {
    const waiting: (() => void)[] = [];
    return (response, request) => {
      if (request.url.endsWith('/realms')) return answer(200, ofProvider)(response, request);
      waiting.push(() =>
        answer(200, [{ id: request.url.slice(-24), name: 'p' }])(response, request),
      );
      if (waiting.length === ofProvider.length) for (const respond of waiting) respond();
    };
  };

  for (const format of ['id', 'json', 'csv']) {
    test(`are requested at the same time for -o ${format}`, async (t) => {
      const list = ['cloud', 'server-plans', 'list', '--cloud-provider', provider];
      const words = ['--api', 'v3', ...list, '-o', format, '--timeout', '5s'];
      const { code, stdout, stderr } = await runs.play(t, words, [respondTogether()]);
      assert.equal(code, 0, stderr);
      for (const { id } of ofProvider) assert.ok(stdout.includes(id), stdout);
    });
  }
});
