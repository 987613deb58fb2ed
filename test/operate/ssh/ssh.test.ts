/** `servers ssh`: the command line of OpenSSH, and how it is started. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { isHostAddress } from '../../../src/operate/ssh/addresses.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { folderWith } from '../../support/folders.ts';
import {
  accountOf,
  homeFor,
  type MachineRow,
  machineId,
  machineRow,
} from '../../support/machines.ts';

const runs = faultyRuns();

interface Options {
  readonly servers?: readonly MachineRow[];
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: string;
  readonly cwd?: string;
}

const ssh = async (
  context: TestContext,
  words: readonly string[],
  { servers = [machineRow(1)], env = {}, cwd = '/', ...options }: Options = {},
): Promise<FaultyRun> => {
  const own = await homeFor(context);
  const home = options.home ?? own.home;
  return runs.play(context, ['cloud', 'servers', 'ssh', ...words], [accountOf(servers)], {
    env: { ...own.env, HOME: home, ...env },
    home,
    cwd,
  });
};

/** The words of a dry run. */
const commandOf = ({ stdout, stderr, code }: FaultyRun): readonly string[] => {
  assert.equal(code, 0, stderr);
  const { command }: { readonly command: readonly string[] } = JSON.parse(stdout);
  return command;
};

const dry = ['--dry-run', '-o', 'json'];

/** A folder with an `ssh` that notes how it was started, and ends as it is told. */
const plantSsh = async (
  context: TestContext,
  exit = '0',
): Promise<{ readonly folder: string; readonly read: (file: string) => string }> => {
  const folder = await folderWith(context, { '.keep': '' });
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" > '${folder}/words'`,
    `env > '${folder}/env'`,
    `exit ${exit}`,
  ].join('\n');
  writeFileSync(join(folder, 'ssh'), `${script}\n`);
  chmodSync(join(folder, 'ssh'), 0o755);
  return { folder, read: (file) => readFileSync(join(folder, file), 'utf8') };
};

describe('the command line', () => {
  test('names the address, and the id of the server as the alias of its host key', async (t) => {
    const { home, env } = await homeFor(t);
    const command = commandOf(await ssh(t, ['web-1', ...dry], { home, env }));
    assert.equal(command[0], 'ssh');
    assert.ok(command.includes(`HostKeyAlias=${machineId(1)}`), command.join(' '));
    assert.ok(command.includes('StrictHostKeyChecking=accept-new'));
    assert.deepEqual(command.slice(-2), ['--', '198.51.100.1']);
    const file = command.find((word) => word.startsWith('UserKnownHostsFile=')) ?? '';
    assert.match(file, /^UserKnownHostsFile="\/.+\/imco\/ssh\/profile-[0-9a-f]{16}\/known_hosts"$/);
    assert.ok(file.includes(home));
    assert.ok(!existsSync(join(home, '.local')), 'a dry run writes nothing');
  });

  test('is printed for people in one line, quoted for a shell', async (t) => {
    const ran = await ssh(t, ['web-1', '--dry-run', '--', 'uptime; id']);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /^ssh .* -- 198\.51\.100\.1 'uptime; id'\n$/);
  });

  test('uses the first address of the order that the server has', async (t) => {
    const rows = [
      machineRow(1, { public_ip: null }),
      machineRow(2, { public_ip: '0.0.0.0', private_ip: '' }),
    ];
    for (const [words, address] of [
      [['web-1'], '10.0.0.1'],
      [['web-2'], 'web-2.example.com'],
      [['web-1', '--address', 'fqdn,private'], 'web-1.example.com'],
    ] as const) {
      const command = commandOf(await ssh(t, [...words, ...dry], { servers: rows }));
      assert.equal(command.at(-1), address);
    }
    const none = await ssh(t, ['web-1', '--address', 'public', ...dry], { servers: rows });
    assert.equal(none.code, 5);
    assert.match(none.stderr, /no address \(public\).*use --address private,fqdn/);
  });

  test('takes user, key and address from settings, and flags win', async (t) => {
    const { home } = await homeFor(t, { key: 'x', 'other key': 'y' });
    const env = {
      IMCO_SSH_USER: 'deploy',
      IMCO_SSH_KEY: join(home, 'key'),
      IMCO_SSH_ADDRESS: 'private',
    };
    const byEnv = commandOf(await ssh(t, ['web-1', ...dry], { home, env }));
    assert.ok(byEnv.includes('User=deploy'));
    assert.ok(byEnv.includes(`IdentityFile="${home}/key"`));
    assert.ok(byEnv.includes('IdentitiesOnly=yes'));
    assert.equal(byEnv.at(-1), '10.0.0.1');
    const flags = ['--user', 'root', '--identity', '~/other key', '--address', 'public'];
    const byFlag = commandOf(await ssh(t, ['web-1', ...flags, ...dry], { home, env }));
    assert.ok(byFlag.includes('User=root'));
    assert.ok(byFlag.includes(`IdentityFile="${home}/other key"`));
    assert.equal(byFlag.at(-1), '198.51.100.1');
  });

  test('has own options before those of --ssh-option, and refuses to change them', async (t) => {
    const command = commandOf(await ssh(t, ['web-1', '--ssh-option', 'Port=2222', ...dry]));
    assert.ok(command.indexOf('Port=2222') > command.indexOf('StrictHostKeyChecking=accept-new'));
    for (const option of [
      'StrictHostKeyChecking=no',
      'stricthostkeychecking no',
      'UserKnownHostsFile=/dev/null',
      'HostKeyAlias=other',
      'HostName=other',
      'NoHostAuthenticationForLocalhost=yes',
    ]) {
      const ran = await ssh(t, ['web-1', '--ssh-option', option, ...dry]);
      assert.equal(ran.code, 2, option);
      assert.match(ran.stderr, /cannot be changed/);
      assert.deepEqual(ran.requests, []);
    }
  });
});

describe('what could be read as an option or by a shell', () => {
  test('is not accepted as a host name or address', () => {
    for (const good of ['203.0.113.7', '2001:db8::1', 'web-1.example.com', 'web_1', 'localhost']) {
      assert.ok(isHostAddress(good), good);
    }
    for (const bad of [
      ...['', '-oProxyCommand=x', '-', 'a b', 'a\nb', 'a;b', '$(id)', '`id`', "a'b", 'a"b', 'a\\b'],
      ...['a%b', 'fe80::1%eth0', 'user@host', '[::1]', 'a,b', 'a*', 'ssh://a', 'a:22', 'é.example'],
      ...['a..b', '.a', 'a-.b', 'x'.repeat(64), `${'a.'.repeat(130)}b`],
    ]) {
      assert.ok(!isHostAddress(bad), bad);
    }
  });

  test('from the platform ends the command, and nothing is started', async (t) => {
    const { folder } = await plantSsh(t);
    for (const more of [
      { public_ip: '-oProxyCommand=touch x' },
      { public_ip: '$(id)' },
      { public_ip: null, private_ip: null, fqdn: '-oProxyCommand=x' },
      { public_ip: 'a\nProxyCommand x' },
    ]) {
      const servers = [machineRow(1, more)];
      const ran = await ssh(t, ['web-1'], { servers, env: { PATH: folder } });
      assert.equal(ran.code, 5, ran.stderr);
      assert.match(ran.stderr, /is not a valid address/);
      assert.ok(!existsSync(join(folder, 'words')));
    }
    const odd = { ...machineRow(1), id: 'a%b c' };
    const ran = await ssh(t, ['web-1'], { servers: [odd], env: { PATH: folder } });
    assert.equal(ran.code, 5, ran.stderr);
    assert.match(ran.stderr, /its id is not valid/);
  });

  test('as a user, a key or an option is refused before anything is requested', async (t) => {
    for (const words of [
      ...['-oProxyCommand=x', 'a b', 'a;b', '$USER', 'a%b', '-root', "o'neil"].map((user) => [
        `--user=${user}`,
      ]),
      ['--identity', '/nonexistent/key'],
      ['--ssh-option', '-oProxyCommand'],
      ['--ssh-option', 'Port=22\nProxyCommand=x'],
      ['--ssh-option', 'Port'],
      ['--address', 'public,other'],
      ['--address', ''],
      ['--user', ''],
    ]) {
      const ran = await ssh(t, ['web-1', ...words, ...dry]);
      assert.ok([2, 10].includes(ran.code), `${words.join(' ')}: ${ran.stdout}${ran.stderr}`);
      assert.deepEqual(ran.requests, [], words.join(' '));
    }
  });
});

describe('ssh', () => {
  test('is started with the words as they are, and its exit code is ours', async (t) => {
    const { folder, read } = await plantSsh(t, '42');
    const { home } = await homeFor(t);
    const words = ['web-1', '--', 'echo', '$(id)', "it's", '', '-oProxyCommand=x'];
    const ran = await ssh(t, words, { home, env: { PATH: `${folder}:/usr/bin:/bin` } });
    assert.equal(ran.code, 42, ran.stderr);
    const started = read('words').split('\n').slice(0, -1);
    const place = started.indexOf('--');
    assert.deepEqual(started.slice(place), [...['--', '198.51.100.1'], ...words.slice(2)]);
    const [profile = ''] = /profile-\w+/.exec(read('words')) ?? [];
    const file = join(home, '.local/state/imco/ssh', profile, 'known_hosts');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(join(file, '..')).mode & 0o777, 0o700);
  });

  test('gets nothing of the settings and credentials in its environment', async (t) => {
    const { folder, read } = await plantSsh(t);
    const env = {
      PATH: `${folder}:/usr/bin:/bin`,
      IMCO_PROFILE: '',
      IMCO_SSH_USER: 'deploy',
      IMCO_PASSPHRASE_FILE: '/secret/passphrase',
      CONCERTO_CLIENT_KEY: '/secret/key',
      SSH_AUTH_SOCK: '/run/agent',
    };
    const ran = await ssh(t, ['web-1'], { env });
    assert.equal(ran.code, 0, ran.stderr);
    assert.doesNotMatch(read('env'), /IMCO_|CONCERTO_|secret/);
    assert.match(read('env'), /^SSH_AUTH_SOCK=\/run\/agent$/m);
  });

  test('is never a program in the working folder', async (t) => {
    const { folder } = await plantSsh(t);
    for (const path of ['.:', '.', '', ':/nonexistent', 'x/..']) {
      const ran = await ssh(t, ['web-1'], { cwd: folder, env: { PATH: path } });
      assert.equal(ran.code, 10, ran.stderr);
      assert.match(ran.stderr, /ssh was not found in PATH/);
    }
    assert.ok(!existsSync(join(folder, 'words')));
  });

  test('is not started if the host keys could be those of somebody else', async (t) => {
    const { folder } = await plantSsh(t);
    const env = { PATH: `${folder}:/usr/bin:/bin` };
    const { home } = await homeFor(t);
    const state = { XDG_STATE_HOME: join(home, 'state') };
    assert.equal((await ssh(t, ['web-1', '--dry-run'], { home, env: state })).code, 0);
    await mkdir(join(home, 'state/imco'), { recursive: true });
    symlinkSync(home, join(home, 'state/imco/ssh'));
    const linked = await ssh(t, ['web-1'], { home, env: { ...env, ...state } });
    assert.equal(linked.code, 10, linked.stderr);
    assert.ok(!existsSync(join(folder, 'words')));
  });

  test('is not started for a profile that only a project file of somebody chose', async (t) => {
    const { folder } = await plantSsh(t);
    const project = await folderWith(t, { '.imcorc': 'profile: prod\n' });
    const { home } = await homeFor(t, {
      '.config/imco/config.yaml': 'profiles:\n  prod: {domain: prod.example}\n',
    });
    const env = { PATH: folder };
    const ran = await ssh(t, ['web-1'], { home, env, cwd: project });
    assert.equal(ran.code, 2, ran.stderr);
    assert.match(ran.stderr, /can only be used for reading/);
  });
});

describe('a server that does not accept connections', () => {
  test('is refused with the verb that brings it there, and --force connects anyway', async (t) => {
    for (const [state, hint] of [
      [
        'inactive',
        /run "imco cloud servers boot web-1 --wait" first; use --force to connect anyway/,
      ],
      ['booting', /wait for it with "imco cloud servers wait web-1"; use --force/],
      ['stalled', /run "imco cloud servers reboot web-1 --wait" first; use --force/],
    ] as const) {
      const servers = [machineRow(1, { state })];
      const ran = await ssh(t, ['web-1', '--dry-run'], { servers });
      assert.equal(ran.code, 5, ran.stdout);
      assert.match(ran.stderr, hint);
      const forced = await ssh(t, ['web-1', '--dry-run', '--force'], { servers });
      assert.equal(forced.code, 0, forced.stderr);
    }
  });

  test('is not the only mistake: a command without -- and an empty command are refused', async (t) => {
    const bare = await ssh(t, ['web-1', 'uptime', '-o', 'json']);
    assert.equal(bare.code, 2);
    assert.match(bare.stderr, /imco cloud servers ssh web-1 -- uptime/);
    const empty = await ssh(t, ['web-1', '--', '']);
    assert.equal(empty.code, 2);
    assert.match(empty.stderr, /the command to run is empty/);
    assert.deepEqual([...bare.requests, ...empty.requests], []);
  });
});
