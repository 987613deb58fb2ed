/** `imco inventory`: servers in the form that Ansible expects of an inventory script. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { folderWith } from '../../support/folders.ts';
import {
  accountOf,
  homeFor,
  type MachineRow,
  machineId,
  machineRow,
} from '../../support/machines.ts';
import { runImco } from '../../support/program.ts';

const runs = faultyRuns();

type Lists = Readonly<Record<string, readonly object[]>>;

interface Options {
  readonly lists?: Lists;
  readonly env?: Readonly<Record<string, string>>;
}

const inventory = async (
  context: TestContext,
  words: readonly string[],
  servers: readonly MachineRow[],
  { lists = {}, env = {} }: Options = {},
): Promise<FaultyRun> => {
  const own = await homeFor(context);
  return runs.play(context, ['inventory', ...words], [accountOf(servers, lists)], {
    home: own.home,
    env: { ...own.env, ...env },
  });
};

type Variables = Readonly<Record<string, unknown>>;

type Document = Readonly<Record<string, { readonly hosts?: readonly string[] }>> & {
  readonly _meta: {
    readonly hosts?: never;
    readonly hostvars: Readonly<Record<string, Variables>>;
  };
  readonly all: { readonly hosts: readonly string[] };
};

const readDocument = ({ code, stdout, stderr }: FaultyRun): Document => {
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
};

const groupsOf = ({ _meta, all, ...groups }: Document): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(groups).map(([name, { hosts }]) => [name, hosts]));

const id = (end: string): string => `6c0817ba8d03a9ce180b6e${end}`;

const account: Lists = {
  '/labels': [
    { id: id('01'), name: 'web servers' },
    { id: id('02'), name: 'web-servers' },
    { id: id('03'), name: '1st' },
  ],
  '/blueprint/templates': [{ id: id('11'), name: 'joomla', state: 'compiled' }],
  '/settings/cloud_accounts': [{ id: id('21'), name: 'prod', cloud_provider_id: id('31') }],
  '/cloud/cloud_providers': [{ id: id('31'), name: 'Microsoft Azure' }],
};

describe('the inventory', () => {
  test('groups hosts by label, template, provider and state, with one list of each', async (t) => {
    const rows = [
      machineRow(1, { label_ids: [id('01'), id('03')], template_id: id('11') }),
      machineRow(2, { cloud_account_id: id('21'), state: 'shutting_down' }),
    ];
    const ran = await inventory(t, ['--list'], rows, { lists: account });
    const document = readDocument(ran);
    assert.deepEqual(groupsOf(document), {
      label_1st: ['web-1'],
      label_web_servers: ['web-1'],
      provider_Microsoft_Azure: ['web-2'],
      state_operational: ['web-1'],
      state_shutting_down: ['web-2'],
      template_joomla: ['web-1'],
    });
    assert.deepEqual(document.all.hosts, ['web-1', 'web-2']);
    for (const group of Object.keys(document)) assert.match(group, /^[A-Za-z_][A-Za-z0-9_]*$/);
    assert.deepEqual(document._meta.hostvars['web-1'], {
      ansible_host: '198.51.100.1',
      imco_id: machineId(1),
      imco_state: 'operational',
      imco_public_ip: '198.51.100.1',
      imco_private_ip: '10.0.0.1',
      imco_fqdn: 'web-1.example.com',
    });
    const paths = ['/cloud/servers', ...Object.keys(account)].map((path) => `GET /v2${path}`);
    assert.deepEqual(ran.requests.toSorted(), paths.toSorted());
    assert.equal(ran.stderr, '');
  });

  test('reports labels that share a group, and puts the hosts of both into it', async (t) => {
    const rows = [
      machineRow(1, { label_ids: [id('01')] }),
      machineRow(2, { label_ids: [id('02')] }),
    ];
    const ran = await inventory(t, [], rows, { lists: account });
    assert.deepEqual(readDocument(ran).label_web_servers?.hosts, ['web-1', 'web-2']);
    assert.match(ran.stderr, /warning: .*label_web_servers.*"web servers", "web-servers"/);
  });

  test('leaves out values that Ansible would run as templates, and counts them', async (t) => {
    const code = "{{ lookup('pipe','id') }}";
    const rows = [
      machineRow(1, { fqdn: code, private_ip: '{% raw %}', state: 'a{#b' }),
      machineRow(2, { name: code }),
    ];
    for (const words of [[], ['--vars'], ['-o', 'json', '--vars'], ['-o', 'yaml']]) {
      const ran = await inventory(t, words, rows);
      assert.equal(ran.code, 0, ran.stderr);
      assert.doesNotMatch(ran.stdout, /\{[{%#]/, words.join(' '));
      assert.match(ran.stderr, /values were left out/);
    }
    const { hostvars } = readDocument(await inventory(t, [], rows))._meta;
    assert.deepEqual(Object.keys(hostvars), ['web-1', machineId(2)]);
    assert.equal(hostvars['web-1']?.imco_fqdn, undefined);
    assert.equal(hostvars['web-1']?.imco_id, machineId(1));
    const ran = await inventory(t, [], rows);
    assert.match(ran.stderr, /3 values were left out/);
    assert.match(ran.stderr, /1 server has a name that cannot be used as a host name/);
  });

  test('gives each host a name of its own that nothing else has', async (t) => {
    const names = [
      ...['twin', 'TWIN', `twin-${machineId(1)}`, '-oProxyCommand=x', 'a\nb', 'localhost', 'all'],
      ...['127.0.0.1', 'state_operational', 'no_address', machineId(99), machineId(1), '__proto__'],
      ...['[1:3]', 'a:b', 'web-1', ''],
    ];
    const rows = names.map((name, at) => machineRow(at + 1, { name }));
    const document = readDocument(await inventory(t, [], rows));
    const { hosts } = document.all;
    assert.equal(new Set(hosts.map((host) => host.toLowerCase())).size, names.length);
    for (const host of hosts) assert.match(host, /^[A-Za-z0-9][\w.-]*$/);
    assert.equal(hosts[0], machineId(1));
    assert.equal(hosts[1], `TWIN-${machineId(2)}`);
    assert.equal(hosts[15], 'web-1');
    const others = hosts.filter((_, at) => ![0, 1, 2, 15].includes(at));
    assert.deepEqual(
      others,
      rows.filter((_, at) => ![0, 1, 2, 15].includes(at)).map((row) => row.id),
    );
    for (const [at, host] of hosts.entries()) {
      assert.equal(document._meta.hostvars[host]?.imco_id, machineId(at + 1));
    }
  });

  test('lists servers without an address in a group of their own', async (t) => {
    const rows = [
      machineRow(1, { public_ip: null, private_ip: null, fqdn: '-oProxyCommand=x' }),
      machineRow(2, { public_ip: null }),
    ];
    const document = readDocument(await inventory(t, [], rows));
    assert.deepEqual(document.no_address?.hosts, ['web-1']);
    assert.equal(document._meta.hostvars['web-1']?.ansible_host, undefined);
    assert.equal(document._meta.hostvars['web-2']?.ansible_host, '10.0.0.2');
    const wanted = readDocument(await inventory(t, ['--address', 'public'], rows));
    assert.deepEqual(wanted.no_address?.hosts, ['web-1', 'web-2']);
  });

  test('has all fields with --vars, names included, and no secrets or JSON', async (t) => {
    const rows = [
      machineRow(1, {
        label_ids: [id('01')],
        template_id: id('11'),
        variable_value_ids: { database: ['password', 'x'] },
      }),
    ];
    const document = readDocument(await inventory(t, ['--vars'], rows, { lists: account }));
    const { hostvars } = document._meta;
    assert.equal(hostvars['web-1']?.imco_name, 'web-1');
    assert.equal(hostvars['web-1']?.imco_template, 'joomla');
    assert.equal(hostvars['web-1']?.imco_template_id, id('11'));
    assert.deepEqual(hostvars['web-1']?.imco_labels, ['web servers']);
    assert.equal(hostvars['web-1']?.imco_variable_value_ids, undefined);
  });

  test('prints the variables of one host, or says that there is none', async (t) => {
    const rows = [machineRow(1), machineRow(2)];
    const one = await inventory(t, ['--host', 'web-2'], rows);
    assert.equal(JSON.parse(one.stdout).imco_id, machineId(2));
    const none = await inventory(t, ['--host', 'web-3'], rows);
    assert.equal(none.code, 3);
    assert.equal(none.stdout, '');
    assert.match(none.stderr, /^error: host "web-3" not found/);
    assert.equal((await inventory(t, ['--host', 'web-1', '--list'], rows)).code, 2);
  });

  test('is JSON whatever format the settings ask for, and uses user and key of the settings', async (t) => {
    const env = { IMCO_OUTPUT: 'csv', IMCO_SSH_USER: 'deploy', IMCO_SSH_KEY: '/keys/id' };
    const { hostvars } = readDocument(await inventory(t, [], [machineRow(1)], { env }))._meta;
    assert.equal(hostvars['web-1']?.ansible_user, 'deploy');
    assert.equal(hostvars['web-1']?.ansible_ssh_private_key_file, '/keys/id');
  });
});

describe('inventory --script', () => {
  const write = (home: string, cwd: string, ...words: string[]) =>
    runImco(['inventory', ...words], {
      home,
      cwd,
      env: { HOME: home },
    });
  const settings = {
    '.config/imco/config.yaml': 'current: p1\nprofiles:\n  p1: {domain: a.example}\n',
  };

  test('writes an executable file that runs this imco with the same profile', async (t) => {
    const { home } = await homeFor(t, settings);
    const folder = join(home, "it's here");
    mkdirSync(folder);
    const words = ['--script', 'hosts', '--vars', '--address', 'private'];
    for (let time = 0; time < 2; time++) {
      const ran = await write(home, folder, ...words, ...(time > 0 ? ['-o', 'json'] : []));
      assert.equal(ran.code, 0, ran.stderr);
    }
    const file = join(folder, 'hosts');
    assert.equal(statSync(file).mode & 0o777, 0o755);
    const text = readFileSync(file, 'utf8');
    const [shebang, , line = ''] = text.split('\n');
    assert.equal(shebang, '#!/bin/sh');
    assert.match(line, /^exec \/.* inventory --profile p1 --vars --address private "\$@"$/);
    assert.ok(line.includes(process.execPath));
    const ran = spawnSync(file, ['--host', 'x'], { env: { HOME: home }, encoding: 'utf8' });
    assert.equal(ran.status, 10, ran.stderr);
    assert.match(ran.stderr, /^error: /);
  });

  test('repeats the settings that were given as flags, with absolute paths', async (t) => {
    const { home } = await homeFor(t, settings);
    const lineFor = async (...words: readonly string[]): Promise<string> => {
      const ran = await write(home, home, '--script', 'hosts', '-o', 'json', ...words);
      assert.equal(ran.code, 0, ran.stderr);
      return readFileSync(join(home, 'hosts'), 'utf8').split(' inventory ').at(-1) ?? '';
    };
    const files = ['--ca', 'ca.pem', '--cert', 'my cert.pem', '--key', '~/k.pem'];
    assert.equal(
      await lineFor('--endpoint', 'https://b.example/v2', ...files, '--system-ca'),
      `--profile p1 --endpoint https://b.example/v2 --api v2 --ca ${home}/ca.pem --cert '${home}/my cert.pem' --key ${home}/k.pem --system-ca "$@"\n`,
    );
    const others = ['--port', '8443', '--api', 'v3', '--passphrase-file', 'p'];
    assert.equal(
      await lineFor('--domain', 'b.example', ...others, '--timeout', '5s', '--concurrency', '3'),
      `--profile p1 --domain b.example --port 8443 --api v3 --passphrase-file ${home}/p --timeout 5s --concurrency 3 "$@"\n`,
    );
    assert.equal(await lineFor(), '--profile p1 "$@"\n');
  });

  test('is refused for a profile that only an untrusted project file chose', async (t) => {
    const { home } = await homeFor(t, settings);
    const cwd = await folderWith(t, { '.imcorc': 'profile: p1\n' });
    const ran = await write(home, cwd, '--script', 'hosts');
    assert.equal(ran.code, 2, ran.stderr);
    assert.match(ran.stderr, /can only be used for reading/);
    assert.ok(!existsSync(join(cwd, 'hosts')));
    assert.equal((await write(home, cwd, '--script', 'hosts', '--profile', 'p1')).code, 0);
  });

  test('replaces nothing but a script of its own', async (t) => {
    const { home } = await homeFor(t, {
      ...settings,
      mine: 'x',
      empty: '',
      other: '#!/bin/sh\n# Ansible inventory\n',
    });
    mkdirSync(join(home, 'folder'));
    symlinkSync('/etc/hostname', join(home, 'link'));
    symlinkSync(join(home, 'nowhere'), join(home, 'dangling'));
    for (const name of ['mine', 'empty', 'other', 'folder', 'link', 'dangling']) {
      const ran = await write(home, home, '--script', name);
      assert.equal(ran.code, 5, `${name}: ${ran.stderr}`);
      assert.match(ran.stderr, /is not an inventory script of imco/);
    }
    assert.equal(readFileSync(join(home, 'mine'), 'utf8'), 'x');
    writeFileSync(join(home, 'long'), '#!/bin/sh\n'.repeat(10_000));
    assert.equal((await write(home, home, '--script', 'long')).code, 5);
  });

  test('refuses a folder that is missing and an order that is not valid', async (t) => {
    const { home } = await homeFor(t, settings);
    assert.equal((await write(home, home, '--script', 'none/hosts')).code, 10);
    assert.equal((await write(home, home, '--script', 'hosts', '--address', 'x')).code, 2);
    assert.equal((await write(home, home, '--script', '')).code, 2);
  });
});
