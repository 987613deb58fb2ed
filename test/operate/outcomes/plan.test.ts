import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';
import {
  changedIn,
  checkAgreement,
  checkChains,
  id,
  platform,
  type Row,
  rowsOf,
  type Told,
} from '../plan-agreement.ts';

describe('a dry run and the run', () => {
  const runs = faultyRuns();
  const play = (
    context: TestContext,
    words: readonly string[],
    rows: readonly Row[],
    stdin = '',
  ): Promise<FaultyRun> => runs.play(context, words, [platform(rows)], { stdin });

  test('say the same of every target', (context) =>
    checkAgreement(context, runs, (rows) => [
      [['--all'], ''],
      [['-'], rows.map(({ name }) => name).join('\n')],
      [rows.map(({ name }) => name), ''],
    ]));

  test('say the same of what comes first', (context) =>
    checkChains(context, runs, () => [[['--all'], '']]));

  test('name in words what went well, and nothing that would be refused', async (context) => {
    const rows = rowsOf('cloud servers').map(({ size: _, ...row }) => row);
    for (const format of ['name', 'id']) {
      const words = ['cloud', 'servers', 'boot', '--all', '--dry-run', '-o', format];
      const ran = await play(context, words, rows);
      assert.equal(ran.code, 8);
      assert.equal(ran.stdout, '');
    }
    const csv = await play(
      context,
      ['cloud', 'servers', 'boot', '--all', '--dry-run', '-o', 'csv'],
      rows,
    );
    assert.match(csv.stdout, /^method,url,body,id,name,error\r\n/);
  });

  test('both wait for what passes by itself, and send nothing', async (context) => {
    const rows = rowsOf('storage volumes');
    for (const verb of [['detach'], ['delete', '--yes'], ['discard', '--yes'], ['attach']]) {
      const more = verb[0] === 'attach' ? ['--server', id(90)] : [];
      const words = ['storage', 'volumes', ...verb, 'thing-2', ...more];
      for (const line of [words, [...words, '--dry-run']]) {
        const ran = await play(context, line, rows);
        assert.equal(ran.code, 5, ran.stderr);
        assert.match(
          ran.stderr,
          /volume thing-2 is still attaching; try again when it is attached/,
        );
        assert.match(ran.stderr, /"imco storage volumes wait thing-2"/);
        assert.deepEqual(changedIn(ran), []);
      }
      const forced = await play(context, [...words, '--force'], rows);
      assert.equal(forced.code, 0, forced.stderr);
      assert.deepEqual(changedIn(forced), [id(2)]);
    }
  });

  test('say that no change is needed only of what is where it is wanted', async (context) => {
    const rows = rowsOf('cloud servers').map(({ size: _, ...row }) => row);
    const ran = await play(context, ['cloud', 'servers', 'boot', '--all', '--dry-run'], rows);
    const unchanged = [...ran.stderr.matchAll(/^(\S+): no change needed$/gm)].map(([, one]) => one);
    assert.ok(unchanged.length < 2, ran.stderr);
    const there = rows.filter(({ state }) => state === 'operational').map(({ name }) => name);
    assert.deepEqual(unchanged, there);
    assert.equal(ran.code, 8);
    assert.match(ran.stderr, /error: 7 of 9 servers would be refused/);
  });

  test('say in one line for how many no change is needed', async (context) => {
    const rows = Array.from({ length: 30 }, (_, at) => ({
      id: id(at),
      name: `web-${at}`,
      state: 'operational',
    }));
    const words = ['cloud', 'servers', 'boot', '--selector', 'name=*', '--dry-run'];
    const { code, stderr } = await play(context, words, rows);
    assert.equal(code, 0, stderr);
    const line = '30 servers: no change needed (web-0, web-1, web-2, web-3, web-4 and 25 more)';
    assert.deepEqual(
      stderr.split('\n').filter((one) => one.includes('no change needed')),
      [line],
    );
  });

  test('both know the accounts that do not fit, where they can be known', async (context) => {
    const rows = [{ ...rowsOf('storage volumes')[0], cloud_account_id: id(81) }];
    const words = ['storage', 'volumes', 'attach', '--all', '--server', 'web-1'];
    const behaviour: Behaviour = (response, request) => {
      const server = { id: id(90), name: 'web-1', state: 'operational', cloud_account_id: id(80) };
      const list = request.url.endsWith('servers') ? [server] : rows;
      answer(200, request.url.endsWith(id(90)) ? server : list)(response, request);
    };
    for (const more of [[], ['--dry-run']]) {
      const ran = await runs.play(context, [...words, ...more], [behaviour]);
      assert.equal(ran.code, 5, ran.stderr);
      assert.match(ran.stderr, /--server: server web-1 is in another cloud account/);
      assert.deepEqual(changedIn(ran), []);
    }
    // An id is read by the dry run alone.
    const dry = await runs.play(context, [...words.slice(0, -1), id(90), '--dry-run'], [behaviour]);
    assert.equal(dry.code, 5, dry.stderr);
    const run = await runs.play(context, [...words.slice(0, -1), id(90)], [behaviour]);
    assert.ok(
      !run.requests.some((request) => request.startsWith('GET') && request.endsWith(id(90))),
    );
  });

  test('both know the form of a name; that it is taken a dry run looks up', async (context) => {
    const rows = rowsOf('cloud servers').map(({ size: _, ...row }) => row);
    const ids = ['template', 'server-plan', 'cloud-account'].flatMap((flag) => [
      `--${flag}`,
      id(95),
    ]);
    const commission = ['cloud', 'servers', 'commission', ...ids];
    const update = ['cloud', 'servers', 'update', 'thing-1'];
    for (const words of [commission, update]) {
      for (const more of [[], ['--dry-run']]) {
        const bad = await play(context, [...words, '--name', 'bad name!', ...more], rows);
        assert.equal(bad.code, 2, bad.stderr);
        assert.match(bad.stderr, /--name: "bad name!" is not valid; expected letters, digits/);
        assert.deepEqual(changedIn(bad), []);
      }
      const taken = await play(context, [...words, '--name', 'thing-3', '--dry-run'], rows);
      assert.equal(taken.code, 5, taken.stderr);
      assert.match(taken.stderr, /server thing-3 already exists/);
      const sent = await play(context, [...words, '--name', 'thing-3'], rows);
      assert.equal(sent.code, 0, sent.stderr);
    }
    const own = await play(context, [...update, '--name', 'thing-1', '--dry-run'], rows);
    assert.equal(own.code, 0, own.stderr);
  });
});

describe('facts in the row itself', () => {
  const runs = faultyRuns();

  test('is known to both: the default of the account, what was not imported', async (context) => {
    const profile = { id: id(1), name: 'all', default: true };
    const other = { ...profile, id: id(2), name: 'web', default: false };
    const server = { id: id(3), name: 'web-1', state: 'operational', brownfield_state: 'Pure' };
    const rows: Behaviour = (response, request) => {
      const { method, url } = request;
      if (method === 'DELETE') return answer(204)(response, request);
      answer(200, url.endsWith('servers') ? [server] : [profile, other])(response, request);
    };
    for (const words of [
      ['network', 'firewall-profiles', 'delete', 'all', '--yes'],
      ['cloud', 'servers', 'discard', 'web-1', '--yes'],
      ['cloud', 'servers', 'converge', 'web-1'],
      ['cloud', 'servers', 'override-brownfield', 'web-1', '--yes'],
      ['cloud', 'servers', 'brownfield-token', 'web-1', '--show-secrets', '--yes'],
    ]) {
      for (const more of [[], ['--dry-run']]) {
        const ran = await runs.play(context, [...words, ...more], [rows]);
        assert.equal(ran.code, 5, ran.stderr);
        assert.match(ran.stderr, /is the default of the account|was not imported/);
        assert.deepEqual(changedIn(ran), []);
      }
    }
    const web = ['network', 'firewall-profiles', 'delete', 'web', '--yes'];
    const ran = await runs.play(context, web, [rows]);
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('of others that use a thing is looked up by a dry run alone', async (context) => {
    const users: Behaviour = (response, request) => {
      const { method, url } = request;
      if (method === 'DELETE') return answer(204)(response, request);
      const thing = { id: id(1), name: 'core', ssh_profile_ids: [id(1)], vpc_id: id(1) };
      const refers = { ...thing, template_id: id(1), script_id: id(1), subnet_id: id(1) };
      const server = { ...refers, id: id(9), name: 'web-1', firewall_profile_id: id(1) };
      const isUser = /(?:servers|server_arrays|scripts|subnets)(?:\?.*)?$/.test(url);
      const isThing = url.endsWith('/blueprint/scripts');
      answer(200, isUser && !isThing ? [server] : [thing])(response, request);
    };
    for (const noun of [
      'blueprint templates',
      'blueprint scripts',
      'cloud ssh-profiles',
      'network firewall-profiles',
      'network vpcs',
    ]) {
      const words = [...noun.split(' '), 'delete', 'core', '--yes'];
      const dry = await runs.play(context, [...words, '--dry-run', '-o', 'json'], [users]);
      assert.equal(dry.code, 5, `${noun}: ${dry.stderr}`);
      assert.equal(JSON.parse(dry.stderr).error.code, 'in_use');
      const run = await runs.play(context, words, [users]);
      assert.equal(run.requests.length, 2, `${noun}: ${run.requests.join()}`);
    }
  });
});

describe('what was only accepted', () => {
  const runs = faultyRuns();
  const server = (state: string) => ({ id: id(1), name: 'web-1', state });

  const play = (
    context: TestContext,
    words: readonly string[],
    { from, to }: { readonly from: string; readonly to: string },
    screen?: number,
  ): Promise<FaultyRun> => {
    let changed = false;
    return runs.play(
      context,
      ['cloud', 'servers', ...words],
      [
        (response, request) => {
          if (request.method === 'GET') {
            const row = server(changed ? to : from);
            const one = request.url.endsWith(id(1));
            return answer(200, one ? row : [row])(response, request);
          }
          changed = true;
          return request.method === 'DELETE'
            ? answer(204)(response, request)
            : answer(200, server(to))(response, request);
        },
      ],
      screen === undefined ? {} : { screen },
    );
  };

  const outcomeOf = (ran: FaultyRun): Told & { readonly requested?: true } =>
    JSON.parse(ran.stdout)[0];

  test('is requested until its end was seen', async (context) => {
    const json = ['-o', 'json'];
    for (const [words, states, isRequested] of [
      [['boot', 'web-1'], { from: 'inactive', to: 'booting' }, true],
      // What the answer shows already needs no further look.
      [['override', 'web-1', '--yes'], { from: 'stalled', to: 'operational' }, false],
      // That it is where it began shows nothing.
      [['reboot', 'web-1', '--yes'], { from: 'operational', to: 'operational' }, true],
      [['decommission', 'web-1', '--yes'], { from: 'inactive', to: 'decommissioning' }, true],
      [['boot', 'web-1', '--wait'], { from: 'inactive', to: 'operational' }, false],
    ] as const) {
      const ran = await play(context, [...words, ...json], states);
      assert.equal(ran.code, 0, ran.stderr);
      assert.equal(outcomeOf(ran).requested, isRequested ? true : undefined, words.join(' '));
      const table = await play(context, words, states);
      assert.match(table.stdout, isRequested ? / requested\n$/ : / done\n$/, words.join(' '));
    }
  });

  test('says on a terminal how to follow it, and to nobody else', async (context) => {
    const boot = { from: 'inactive', to: 'booting' };
    const shown = await play(context, ['boot', 'web-1'], boot, 100);
    assert.match(shown.stderr, /follow it with "imco cloud servers wait web-1 --for operational"/);
    assert.doesNotMatch((await play(context, ['boot', 'web-1'], boot)).stderr, /follow/);
    const gone = { from: 'inactive', to: 'decommissioning' };
    const leaving = await play(context, ['decommission', 'web-1', '--yes'], gone, 100);
    assert.match(leaving.stderr, /wait web-1 --for deleted"/);
  });
});
