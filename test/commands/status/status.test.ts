import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Clock } from '../../../src/host.ts';
import { skippingClock } from '../../support/clock.ts';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const hour = 60 * 60 * 1000;
/** Fixtures and expectations go by one moment, however long other tests take in between. */
const started = Date.now();
const ago = (hours: number): string => new Date(started - hours * hour).toISOString();

const event = (hours: number, level: string, description: string) => ({
  id: `e-${hours}`,
  timestamp: ago(hours),
  level,
  header: 'Header',
  description,
});

const server = (at: number, state: string, account = 'a1') => ({
  id: `s${at}`,
  name: `web-${at}`,
  state,
  cloud_account_id: account,
});

/** An account, by path. */
const account: Readonly<Record<string, unknown>> = {
  '/cloud/servers': [
    server(1, 'operational'),
    server(2, 'operational', 'a2'),
    server(3, 'booting'),
    server(4, 'stalled'),
    server(5, 'commission_stalled', 'gone'),
  ],
  '/cloud/servers/s4/events': [
    event(1, 'info', 'later'),
    event(50, 'error', 'the failure'),
    event(70, 'error', 'one before'),
  ],
  '/cloud/servers/s5/events': [],
  '/cloud/server_arrays': [
    { id: 'r1', name: 'workers', state: 'operational', size: 7 },
    { id: 'r2', name: 'batch', state: 'stalled', size: 2 },
  ],
  '/settings/cloud_accounts': [
    { id: 'a1', name: 'prod', cloud_provider_id: 'p1' },
    { id: 'a2', name: 'other', cloud_provider_id: 'p2' },
  ],
  '/cloud/cloud_providers': [
    { id: 'p1', name: 'Azure', disambiguation: null },
    { id: 'p2', name: 'Director', disambiguation: 'Madrid' },
  ],
  '/audit/events': [
    event(1, 'error', 'first'),
    event(2, 'info', 'fine'),
    event(3, 'error', 'second'),
    event(4, 'error', 'third'),
    event(23, 'error', 'fourth'),
    event(25, 'error', 'too old'),
  ],
  '/blueprint/templates': [
    { id: 't1', name: 'joomla' },
    { id: 't2', name: 'tomcat' },
    { id: 't3', name: 'gone' },
  ],
  '/blueprint/templates/t1': { id: 't1', name: 'joomla', state: 'ready' },
  '/blueprint/templates/t2': {
    id: 't2',
    name: 'tomcat',
    state: 'compiling_error',
    error_message: 'no such recipe',
  },
  '/storage/volumes': [
    { id: 'v1', name: 'data', size: 100, attached_server_id: 's1' },
    { id: 'v2', name: 'old', size: 512, attached_server_id: null },
    { id: 'v3', name: 'older', size: 8, attached_server_id: '' },
  ],
  '/network/floating_ips': [{ id: 'f1', name: 'edge', address: '192.0.2.7' }],
};

/** Answers as the account has it, but for `other` paths. */
const platformWith =
  (other: Readonly<Record<string, Behaviour>> = {}): Behaviour =>
  (response, request) => {
    const path = request.url.replace('/v2', '');
    const usual =
      account[path] === undefined ? answer(404, { error: 'no' }) : answer(200, account[path]);
    (other[path] ?? usual)(response, request);
  };

/** The same account in API v3, with what that has besides; everything else is empty. */
const newerPlatformWith =
  (more: Readonly<Record<string, unknown>>): Behaviour =>
  (response, request) => {
    const path = request.url.replace('/v3', '');
    answer(200, more[path] ?? account[path] ?? [])(response, request);
  };

describe('imco status with API v3', () => {
  const runs = faultyRuns();
  const label = (id: string, name: string, value: string) => ({
    id,
    name,
    value,
    namespace: 'cat:deployment',
  });
  const cloudAccount = { id: 'a1', name: 'prod', cloud_provider_id: 'p1' };
  const platform = newerPlatformWith({
    '/blueprint/templates': [],
    '/labels': [
      label('d1', 'blog-prod', 'deployed'),
      label('d2', 'blog-staging', 'error'),
      label('d3', 'shop', 'undeploy_failed'),
      { ...label('d4', 'other', 'error'), namespace: 'imco.policy' },
    ],
    '/brownfield/cloud_accounts': [
      { ...cloudAccount, state: 'importing_servers' },
      { ...cloudAccount, id: 'a2', name: 'other', state: 'idle' },
    ],
  });

  test('shows applications that failed, and imports in progress', async (t) => {
    const json = await runs.play(t, ['--api', 'v3', 'status', '-o', 'json'], [platform]);
    assert.equal(json.code, 0, json.stderr);
    const { in_error: failed, in_progress: busy } = JSON.parse(json.stdout);
    type Thing = { readonly resource: string; readonly name: string; readonly state: string };
    const read = ({ things }: { readonly things: readonly Thing[] }) =>
      things.map(({ resource, name, state }) => [resource, name, state]);
    assert.deepEqual(read(failed), [
      ['applications deployments', 'blog-staging', 'error'],
      ['applications deployments', 'shop', 'undeploy_failed'],
    ]);
    assert.deepEqual(read(busy), [['brownfield cloud-accounts', 'prod', 'importing_servers']]);
    const { stdout } = await runs.play(t, ['--api', 'v3', 'status'], [platform]);
    assert.match(
      stdout,
      /in error +deployment blog-staging error\n +deployment shop undeploy_failed/i,
    );
    assert.match(stdout, /in progress +cloud account prod is importing servers/i);
  });

  test('names those for which there is no line', async (t) => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    const labels = names.map((name) => label(name, name, 'error'));
    const many = newerPlatformWith({ '/blueprint/templates': [], '/labels': labels });
    const { stdout } = await runs.play(t, ['--api', 'v3', 'status'], [many]);
    assert.match(stdout, /^IN ERROR +deployment one error\n +deployment two error\n/m);
    assert.match(stdout, /^ +and 3 more: deployment three, deployment four, deployment five$/m);
  });

  test('makes a failure of them on demand', async (t) => {
    const line = ['--api', 'v3', 'status', '--fail-on', 'errors'];
    const { code, stderr } = await runs.play(t, line, [platform]);
    assert.equal(code, 1);
    assert.match(stderr, /2 other resources are in error/);
  });
});

describe('imco status', () => {
  const runs = faultyRuns();

  const play = (t: TestContext, words: readonly string[], behaviour: Behaviour, clock?: Clock) =>
    runs.play(t, ['status', ...words], [behaviour], clock ? { clock } : {});

  test('writes the account as one object', async (t) => {
    const { code, stdout, stderr } = await play(t, ['-o', 'json'], platformWith());
    assert.deepEqual([code, stderr], [0, '']);
    const status = JSON.parse(stdout);
    assert.deepEqual(status.servers.by_state, {
      operational: 2,
      booting: 1,
      stalled: 1,
      commission_stalled: 1,
    });
    assert.deepEqual(
      status.servers.by_provider.map(({ name, count }: { name: string; count: number }) => [
        name,
        count,
      ]),
      [
        ['Azure', 3],
        ['Director@Madrid', 1],
        ['unknown provider', 1],
      ],
    );
    assert.deepEqual(status.server_arrays, {
      count: 2,
      by_state: { operational: 1, stalled: 1 },
      members: 9,
    });
    const [first, second, third] = status.stalled.things;
    assert.deepEqual([first.name, status.stalled.count], ['web-4', 3]);
    assert.ok(Math.abs(Date.parse(first.since) - Date.parse(ago(50))) < 60_000, first.since);
    assert.deepEqual([second.name, second.since], ['web-5', null]);
    assert.deepEqual(
      [third.resource, third.name, third.since],
      ['cloud server-arrays', 'batch', null],
    );
    assert.deepEqual(
      [
        status.failed_events.count,
        status.failed_events.latest.map(({ description }: { description: string }) => description),
      ],
      [4, ['first', 'second', 'third']],
    );
    assert.deepEqual(status.templates, {
      count: 3,
      looked_at: 3,
      failing: [{ id: 't2', name: 'tomcat', error_message: 'no such recipe' }],
    });
    assert.deepEqual([status.volumes.unattached_gb, status.volumes.unattached.length], [520, 2]);
    assert.deepEqual(status.floating_ips, {
      count: 1,
      unattached: [{ id: 'f1', name: 'edge', address: '192.0.2.7' }],
    });
    assert.deepEqual(status.errors, {});
    assert.match(status.endpoint, /^https:\/\/localhost:\d+\/v2$/);
    assert.deepEqual([status.api, status.newer_api], ['v2', null]);
  });

  test('writes the same as lines for people', async (t) => {
    const { code, stdout, stderr } = await play(t, [], platformWith());
    assert.deepEqual([code, stderr], [0, '']);
    for (const line of [
      /^ +operational +inactive +pending +stalled +all$/m,
      /^ +Azure +1 +0 +1 +1 +3$/m,
      /^ +all +2 +0 +1 +2 +5$/m,
      /^ARRAYS +2 with 9 members: 1 operational, 1 stalled$/m,
      /^STALLED +server web-4 stalled for 2d$/m,
      /^ +server web-5 commission_stalled$/m,
      /^ +array batch stalled$/m,
      /^FAILURES +4 in the last day$/m,
      /^ +6\dm ago {2}first$/m,
      /^TEMPLATES +1 of 3 failed to compile: tomcat$/m,
      /^VOLUMES +2 of 3 unattached, 520 GB$/m,
      /^ADDRESSES +1 of 1 unattached$/m,
    ]) {
      assert.match(stdout.replace(/^SERVERS/m, '       '), line);
    }
    assert.doesNotMatch(stdout, /fourth|too old/);
  });

  test('requests each list once', async (t) => {
    const { requests } = await play(t, [], platformWith());
    assert.deepEqual([...new Set(requests)].sort(), [...requests].sort());
    // One more asks for a newer version of the API.
    assert.equal(requests.length, 8 + 2 + 3 + 1);
  });

  test('shows the error of a part that cannot be read, and exits with 8', async (t) => {
    const broken = platformWith({ '/storage/volumes': answer(403, { error: 'not yours' }) });
    const people = await play(t, [], broken);
    assert.equal(people.code, 8);
    assert.match(people.stdout, /^VOLUMES +could not be read: .*not yours$/m);
    assert.match(people.stdout, /^ADDRESSES +1 of 1 unattached$/m);
    assert.match(people.stderr, /^error: 1 of 7 parts could not be read$/m);

    const program = await play(t, ['-o', 'json'], broken);
    const { volumes, errors, servers } = JSON.parse(program.stdout);
    assert.deepEqual([program.code, volumes, servers.count], [8, null, 5]);
    assert.deepEqual(Object.keys(errors), ['volumes']);
    assert.equal(errors.volumes.code, 'forbidden');
    assert.equal(JSON.parse(program.stderr).error.code, 'partial');
  });

  test('a list that several parts need fails all of them', async (t) => {
    const broken = platformWith({ '/cloud/servers': answer(403, { error: 'not yours' }) });
    const { stdout, code } = await play(t, ['-o', 'json'], broken);
    assert.deepEqual([code, Object.keys(JSON.parse(stdout).errors)], [8, ['servers', 'stalled']]);
  });

  test('fails if no part can be read', async (t) => {
    const { code, stdout, stderr } = await play(t, [], answer(401, { error: 'who are you' }));
    assert.deepEqual([code, stdout], [4, '']);
    assert.match(stderr, /who are you/);
  });

  test('checks at most 50 templates, and reports the rest', async (t) => {
    const all = Array.from({ length: 60 }, (_, at) => ({ id: `x${at}`, name: `t-${at}` }));
    const states = Object.fromEntries(
      all.map((one, at) => [
        `/blueprint/templates/x${at}`,
        answer(200, { ...one, state: at < 4 ? 'compiling_error' : 'ready' }),
      ]),
    );
    const many = platformWith({ ...states, '/blueprint/templates': answer(200, all) });
    const { stdout, requests } = await play(t, [], many);
    assert.equal(requests.filter((line) => line.includes('/templates/')).length, 50);
    assert.match(
      stdout,
      /^TEMPLATES +4 of 50 failed to compile: t-0, t-1 and 2 more; 10 more were not checked$/m,
    );
  });

  test('shows at most three lines of stalled servers, and reads the events of five', async (t) => {
    const stalled = Array.from({ length: 30 }, (_, at) => server(at, 'stalled'));
    const { stdout, requests } = await play(
      t,
      [],
      platformWith({ '/cloud/servers': answer(200, stalled) }),
    );
    assert.match(stdout, /^ +and 29 more$/m);
    assert.equal(requests.filter((line) => /servers.*events$/.test(line)).length, 5);
  });

  test('fails on what --fail-on names, after the overview', async (t) => {
    const on = async (words: string, behaviour = platformWith()) => {
      const { code, stdout, stderr } = await play(t, ['--fail-on', words], behaviour);
      assert.match(stdout, /^ARRAYS /m);
      return [code, stderr.trim().split('\n')[0]];
    };
    assert.deepEqual(await on('stalled'), [1, 'error: 3 servers or arrays are stalled']);
    assert.deepEqual(await on('errors'), [0, '']);
    assert.deepEqual(await on('templates,unattached'), [
      1,
      'error: 1 template failed to compile, 3 volumes or addresses are unattached',
    ]);
    assert.deepEqual(
      await on(
        'stalled',
        platformWith({
          '/cloud/servers': answer(200, []),
          '/cloud/server_arrays': answer(200, []),
        }),
      ),
      [0, ''],
    );
    const [code, said] = await on('any');
    assert.equal(code, 1);
    assert.match(String(said), /stalled, 4 failures in the last day, 1 template/);
  });

  test('a wrong word of --fail-on is refused before anything is sent', async (t) => {
    const { code, stdout, stderr, requests } = await play(
      t,
      ['--fail-on', 'stalled,nosuch'],
      platformWith(),
    );
    assert.deepEqual([code, stdout, requests], [2, '', []]);
    assert.match(stderr, /Allowed choices are stalled, errors, failures/);
  });

  test('what cannot be read is told beside what --fail-on found', async (t) => {
    const broken = platformWith({ '/storage/volumes': answer(403, { error: 'not yours' }) });
    const { code, stderr } = await play(t, ['--fail-on', 'stalled'], broken);
    assert.equal(code, 1);
    assert.match(stderr, /3 servers or arrays are stalled/);
    assert.match(stderr, /not yours/);
    const other = await play(t, ['--fail-on', 'unattached'], broken);
    assert.equal(other.code, 1);
    const only = await play(t, ['--fail-on', 'errors'], broken);
    assert.equal(only.code, 8);
  });

  const laterBy = (days: number): Clock => {
    const clock = skippingClock();
    return { ...clock, now: () => clock.now() + days * 24 * hour };
  };

  test('warns of a certificate that expires soon or has expired', async (t) => {
    const left = async (days: number): Promise<number> => {
      const { stdout } = await play(t, ['-o', 'json'], platformWith(), laterBy(days));
      return JSON.parse(stdout).certificate.days_left;
    };
    const all = await left(0);
    assert.ok(all > 20 && all < 30, String(all));
    assert.equal(await left(all - 10), 10);
    const far = await play(t, [], platformWith(), laterBy(all - 40));
    assert.match(far.stdout, /^CERTIFICATE +40 days left, until \d{4}-\d\d-\d\d$/m);
    const soon = await play(t, [], platformWith(), laterBy(all - 10));
    assert.match(soon.stdout, /^CERTIFICATE +10 days left, until .*: create a new API key$/m);
    const over = await play(t, [], platformWith(), laterBy(all + 2));
    assert.match(over.stdout, /^CERTIFICATE +expired on \d{4}-\d\d-\d\d$/m);
  });

  test('an empty account is shown as empty', async (t) => {
    const { stdout, code } = await play(t, [], answer(200, []));
    assert.equal(code, 0);
    assert.match(stdout, /^SERVERS +none$/m);
    assert.match(stdout, /^STALLED +none$/m);
    assert.match(stdout, /^FAILURES +none in the last day$/m);
    assert.match(stdout, /^TEMPLATES +none$/m);
  });
});
