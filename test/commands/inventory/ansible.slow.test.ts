/** The inventory as Ansible itself reads it, with the script that `-i` needs. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { documents, readBlocks } from '../../documents/document-commands.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import {
  accountOf,
  homeFor,
  type MachineRow,
  machineId,
  machineRow,
} from '../../support/machines.ts';
import { makeWorld } from '../../support/mutual-tls.ts';
import { needsProgram } from '../../support/needs-program.ts';
import { spawnImco } from '../../support/program.ts';

const execute = promisify(execFile);

const label = '6c0817ba8d03a9ce180b6e01';

interface Ground {
  readonly home: string;
  readonly script: string;
  readonly ansible: (
    program: string,
    ...words: string[]
  ) => Promise<{ readonly stdout: string; readonly stderr: string }>;
}

/** A profile of a platform with these servers, and its inventory script. */
const setUp = async (t: TestContext, servers: readonly MachineRow[]): Promise<Ground> => {
  const world = await makeWorld();
  const lists = { '/labels': [{ id: label, name: 'web servers' }] };
  const server = await startFaultyServer(world.server, world.authority.cert, [
    accountOf(servers, lists),
  ]);
  t.after(() => server.close());
  const { home } = await homeFor(t, {
    ca: world.authority.cert,
    cert: world.person.cert,
    key: world.person.key,
    '.config/imco/config.yaml': [
      'current: test',
      'profiles:',
      `  test: {endpoint: "${server.endpoint}", ca: ~/ca, cert: ~/cert, key: ~/key}`,
      '',
    ].join('\n'),
  });
  const script = join(home, 'hosts of imco');
  const written = await spawnImco(['inventory', '--script', script], { home, cwd: home });
  assert.equal(written.code, 0, written.stderr);
  const env = {
    ...{ HOME: home, PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    ...{ ANSIBLE_LOCAL_TEMP: join(home, 'tmp'), ANSIBLE_NOCOLOR: '1' },
  };
  return {
    home,
    script,
    ansible: (program, ...words) => execute(program, words, { env, cwd: home }),
  };
};

describe('Ansible', { concurrency: false }, () => {
  test('reads the groups and variables of the script', async (t) => {
    if (!needsProgram(t, 'ansible-inventory')) return;
    const { script, ansible } = await setUp(t, [
      machineRow(1, { label_ids: [label] }),
      machineRow(2, { public_ip: null, private_ip: null, fqdn: null }),
    ]);
    const { stdout } = await ansible('ansible-inventory', '-i', script, '--list');
    const read = JSON.parse(stdout);
    assert.deepEqual(read.label_web_servers.hosts, ['web-1']);
    assert.deepEqual(read.state_operational.hosts.toSorted(), ['web-1', 'web-2']);
    assert.deepEqual(read.no_address.hosts, ['web-2']);
    assert.equal(read._meta.hostvars['web-1'].ansible_host, '198.51.100.1');
    assert.equal(read._meta.hostvars['web-1'].imco_id, machineId(1));
    assert.equal(read._meta.hostvars['web-2'].ansible_host, undefined);
    const one = await ansible('ansible-inventory', '-i', script, '--host', 'web-1');
    assert.equal(JSON.parse(one.stdout).imco_state, 'operational');
  });

  test('runs the commands of the recipe', async (t) => {
    if (!needsProgram(t, 'ansible-inventory')) return;
    const { home, ansible } = await setUp(t, [machineRow(1, { label_ids: [label] })]);
    const { text = '' } = documents.find(({ path }) => path === 'docs/recipes.md') ?? {};
    const recipe = readBlocks(text)
      .filter(({ section }) => section === 'Use servers in Ansible')
      .flatMap(({ lines }) => lines);
    const commands = recipe.filter((line) => line.startsWith('ansible-inventory '));
    assert.ok(recipe.includes('imco inventory --script inventory.sh'));
    assert.equal(commands.length, 2);
    const script = ['inventory', '--script', 'inventory.sh'];
    const written = await spawnImco(script, { home, cwd: home });
    assert.equal(written.code, 0, written.stderr);
    for (const command of commands) {
      const [program = '', ...words] = command.split(' ');
      const { stdout } = await ansible(program, ...words);
      assert.match(stdout, /label_web_servers/);
      assert.match(stdout, /web-1/);
    }
  });

  test('runs no template in names and values, and never takes a server for this machine', async (t) => {
    if (!needsProgram(t, 'ansible-inventory', 'ansible')) return;
    const servers = (home: string): readonly MachineRow[] => {
      const code = `{{ lookup('pipe','touch ${home}/ran') }}`;
      return [
        machineRow(1, { name: code }),
        machineRow(2, { fqdn: code, state: code }),
        machineRow(3, { name: '-oProxyCommand=x' }),
        machineRow(4, { name: 'a\nb' }),
        machineRow(5, { name: 'twin' }),
        machineRow(6, { name: 'twin' }),
        machineRow(7, { name: 'localhost' }),
      ];
    };
    const { home: marks } = await homeFor(t);
    const { script, ansible } = await setUp(t, servers(marks));
    const { stdout } = await ansible('ansible-inventory', '-i', script, '--list');
    const hosts = Object.keys(JSON.parse(stdout)._meta.hostvars).toSorted();
    assert.deepEqual(
      hosts,
      [
        ...[1, 3, 4, 7].map(machineId),
        ...['web-2', `twin-${machineId(5)}`, `twin-${machineId(6)}`],
      ].toSorted(),
    );
    // `debug` runs on this machine and shows every variable, as a playbook would use it.
    const shown = await ansible(
      ...(['ansible', '-i', script, 'all', '-m', 'debug'] as const),
      ...['-a', 'msg="{{ inventory_hostname }} {{ hostvars[inventory_hostname] }}"'],
    );
    assert.match(shown.stdout, /web-2/);
    assert.ok(!existsSync(join(marks, 'ran')), shown.stdout);
  });

  test('shows the failure of the script as text', async (t) => {
    if (!needsProgram(t, 'ansible-inventory')) return;
    const { home, script, ansible } = await setUp(t, []);
    writeFileSync(join(home, 'key'), 'x');
    const failed = await ansible('ansible-inventory', '-i', script, '--list').catch(
      (error: unknown) => error,
    );
    const { stderr = '' } = failed as { readonly stderr?: string };
    assert.match(stderr, /error: .*key/);
  });
});
