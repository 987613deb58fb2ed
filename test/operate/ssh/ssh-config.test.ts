/** `servers ssh-config` and `servers ip`. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
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
import { needsProgram } from '../../support/needs-program.ts';

const runs = faultyRuns();

const servers = async (
  context: TestContext,
  words: readonly string[],
  rows: readonly MachineRow[],
  home: string,
): Promise<FaultyRun> =>
  runs.play(context, ['cloud', 'servers', ...words], [accountOf(rows)], {
    env: { HOME: home, PATH: process.env.PATH ?? '' },
    home,
  });

/** What OpenSSH makes of a host, by lower-case option. */
const readByOpenSsh = (file: string, host: string): ReadonlyMap<string, string> =>
  new Map(
    execFileSync('ssh', ['-G', '-F', file, '--', host], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .map((line) => {
        const [name = '', ...value] = line.split(' ');
        return [name, value.join(' ')] as const;
      }),
  );

const hostsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^Host (.+)$/gm)].flatMap(([, hosts = '']) => hosts.split(' '));

describe('the configuration of OpenSSH', () => {
  test('is read by OpenSSH as it is meant', async (t) => {
    if (!needsProgram(t, 'ssh')) return;
    const { home } = await homeFor(t, { 'a key': 'x' });
    const words = ['ssh-config', '--user', 'deploy', '--identity', '~/a key'];
    const { code, stdout, stderr } = await servers(t, words, [machineRow(1)], home);
    assert.equal(code, 0, stderr);
    const [host = ''] = hostsIn(stdout);
    assert.match(host, /^web-1\.profile-[0-9a-f]{16}\.imco$/);
    writeFileSync(join(home, 'config'), stdout);
    const read = readByOpenSsh(join(home, 'config'), host);
    assert.equal(read.get('hostname'), '198.51.100.1');
    assert.equal(read.get('user'), 'deploy');
    assert.equal(read.get('identityfile'), join(home, 'a key'));
    assert.equal(read.get('identitiesonly'), 'yes');
    assert.equal(read.get('hostkeyalias'), machineId(1));
    assert.equal(read.get('stricthostkeychecking'), 'accept-new');
    const known = read.get('userknownhostsfile') ?? '';
    assert.ok(known.startsWith(join(home, '.local/state/imco/ssh/')), known);
    assert.equal(statSync(known).mode & 0o777, 0o600);
  });

  test('skips names and addresses that would be read as anything else', async (t) => {
    if (!needsProgram(t, 'ssh')) return;
    const { home } = await homeFor(t);
    const rows = [
      machineRow(1, { name: "{{ lookup('pipe','id') }}" }),
      machineRow(2, { name: '-oProxyCommand=x' }),
      machineRow(3, { name: 'x\nHost *\n  ProxyCommand touch y' }),
      machineRow(4, { name: '*' }),
      machineRow(5, { name: 'localhost' }),
      machineRow(6, { public_ip: '-oProxyCommand=x' }),
      machineRow(7, { public_ip: null, private_ip: '0.0.0.0', fqdn: '' }),
      machineRow(8, { name: 'twin' }),
      machineRow(9, { name: 'Twin' }),
      machineRow(10),
    ];
    const { code, stdout, stderr } = await servers(t, ['ssh-config'], rows, home);
    assert.equal(code, 0, stderr);
    const names = hostsIn(stdout).map((host) => host.replace(/\.profile-\w+\.imco$/, ''));
    assert.deepEqual(names, [`twin-${machineId(8)}`, `Twin-${machineId(9)}`, 'web-10']);
    assert.equal(stdout.match(/^# skipped: /gm)?.length, 7, stdout);
    assert.match(stdout, /^# skipped: x\\nHost \*\\n {2}ProxyCommand touch y \(/m);
    assert.match(stdout, /^# skipped: web-7 \(\w+\): no address \(public, private or fqdn\)$/m);
    writeFileSync(join(home, 'config'), stdout);
    for (const host of [...hostsIn(stdout), 'localhost', 'anything', 'x']) {
      const read = readByOpenSsh(join(home, 'config'), host);
      assert.equal(read.get('proxycommand') ?? 'none', 'none', host);
      const isOurs = host.endsWith('.imco');
      assert.equal(read.get('stricthostkeychecking') === 'accept-new', isOurs, host);
    }
  });

  test('gives no server the name of a host elsewhere, except short ones on request', async (t) => {
    const { home } = await homeFor(t);
    const rows = [machineRow(1, { name: 'github.com' }), machineRow(2, { name: 'gitlab' })];
    const plain = await servers(t, ['ssh-config'], rows, home);
    for (const host of hostsIn(plain.stdout)) assert.match(host, /\.imco$/);
    const short = await servers(t, ['ssh-config', '--short-names'], rows, home);
    const others = hostsIn(short.stdout).filter((host) => !host.endsWith('.imco'));
    assert.deepEqual(others, ['gitlab']);
  });

  test('is a list of hosts for programs, with the reasons of skipped ones', async (t) => {
    const { home } = await homeFor(t);
    const rows = [machineRow(1), machineRow(2, { name: 'a b' })];
    const { stdout } = await servers(t, ['ssh-config', '-o', 'json'], rows, home);
    const hosts: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout);
    assert.deepEqual(
      hosts.map(({ name, address, skipped }) => [name, address, skipped]),
      [
        ['web-1', '198.51.100.1', null],
        ['a b', undefined, 'its name cannot be used as a host name'],
      ],
    );
  });
});

/** The folder of the host keys as somebody else would have it. */
const unsafeFolders: readonly ((ssh: string, elsewhere: string) => void)[] = [
  (ssh, elsewhere) => symlinkSync(elsewhere, ssh),
  (ssh) => {
    mkdirSync(ssh);
    chmodSync(ssh, 0o777);
  },
];

describe('the file with the host keys', () => {
  const install = ['ssh-config', '--install', '--yes'];

  test('ends ssh-config if others can change it, and nothing is written there', async (t) => {
    for (const prepare of unsafeFolders) {
      const { home } = await homeFor(t, { 'elsewhere/.keep': '', '.local/state/imco/.keep': '' });
      prepare(join(home, '.local/state/imco/ssh'), join(home, 'elsewhere'));
      for (const words of [['ssh-config'], ['ssh-config', '-o', 'json'], install]) {
        const { code, stdout, stderr } = await servers(t, words, [machineRow(1)], home);
        assert.deepEqual([code, stdout], [10, ''], stderr);
      }
      const written = readdirSync(join(home, '.local/state/imco/ssh'));
      assert.deepEqual(
        written.filter((name) => name !== '.keep'),
        [],
      );
      assert.ok(!existsSync(join(home, '.ssh')));
    }
  });

  test('ends ssh-config if it is a link', async (t) => {
    const { home } = await homeFor(t, {
      elsewhere: 'x',
      '.config/imco/config.yaml': 'current: prod\nprofiles:\n  prod: {port: 1}\n',
    });
    assert.equal((await servers(t, ['ssh-config'], [machineRow(1)], home)).code, 0);
    const known = join(home, '.local/state/imco/ssh/prod/known_hosts');
    rmSync(known);
    symlinkSync(join(home, 'elsewhere'), known);
    for (const words of [['ssh-config'], install]) {
      const ran = await servers(t, words, [machineRow(1)], home);
      assert.deepEqual([ran.code, ran.stdout], [10, ''], ran.stderr);
      assert.match(ran.stderr, /is a symbolic link/);
    }
    assert.ok(!existsSync(join(dirname(known), 'config')));
  });

  test('is left out with a warning if it cannot be created, and --install fails', async (t) => {
    const { home } = await homeFor(t, { '.local/state': 'not a folder' });
    const { code, stdout, stderr } = await servers(t, ['ssh-config'], [machineRow(1)], home);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^warning: host keys cannot be stored for this profile: /m);
    assert.match(stdout, /^ {2}HostKeyAlias /m);
    assert.doesNotMatch(stdout, /UserKnownHostsFile/);
    const listed = await servers(t, ['ssh-config', '-o', 'json'], [machineRow(1)], home);
    assert.equal(JSON.parse(listed.stdout)[0].known_hosts_file, null);
    const installed = await servers(t, install, [machineRow(1)], home);
    assert.deepEqual([installed.code, installed.stdout], [10, ''], installed.stderr);
    assert.ok(!existsSync(join(home, '.ssh')));
  });

  test('and the host names differ between profiles whose names differ in case', async (t) => {
    const { home } = await homeFor(t, {
      '.config/imco/config.yaml': 'profiles:\n  prod: {port: 1}\n  Prod: {port: 2}\n',
    });
    const found: string[][] = [];
    for (const profile of ['prod', 'Prod']) {
      const words = ['ssh-config', '--profile', profile, '-o', 'json'];
      const { stdout, stderr } = await servers(t, words, [machineRow(1)], home);
      assert.equal(stderr, '');
      const [host] = JSON.parse(stdout);
      found.push([host.hosts[0], host.known_hosts_file.toLowerCase()]);
    }
    assert.equal(found[0]?.[0], 'web-1.prod.imco');
    assert.match(found[1]?.[0] ?? '', /^web-1\.prod-[0-9a-f]{8}\.imco$/);
    assert.notEqual(found[0]?.[1], found[1]?.[1]);
  });
});

test('a profile that only an untrusted project file chose gets no lasting host names', async (t) => {
  const { home } = await homeFor(t, {
    '.config/imco/config.yaml': 'profiles:\n  prod: {domain: prod.example}\n',
  });
  const cwd = await folderWith(t, { '.imcorc': 'profile: prod\n' });
  const play = (...words: readonly string[]): Promise<FaultyRun> =>
    runs.play(t, ['cloud', 'servers', 'ssh-config', ...words], [accountOf([machineRow(1)])], {
      ...{ home, cwd, env: { HOME: home } },
    });
  for (const words of [['--install', '--yes'], ['--short-names']]) {
    const { code, stdout, stderr, requests } = await play(...words);
    assert.deepEqual([code, stdout, requests], [2, '', []], stderr);
    assert.match(stderr, /can only be used for reading/);
  }
  assert.ok(!existsSync(join(home, '.ssh')));
  assert.equal((await play()).code, 0);
});

describe('ssh-config --install', () => {
  const install = ['ssh-config', '--install'];

  test('needs a confirmation, and writes nothing without one', async (t) => {
    const { home } = await homeFor(t);
    const ran = await servers(t, install, [machineRow(1)], home);
    assert.equal(ran.code, 2, ran.stderr);
    assert.match(ran.stderr, /add --yes to add one line to/);
    assert.ok(!existsSync(join(home, '.ssh')));
    assert.ok(!existsSync(join(home, '.local')));
  });

  test('adds one line once, above what is there, and rewrites only its own file', async (t) => {
    if (!needsProgram(t, 'ssh')) return;
    const own = 'Host *\n  User ada\r\n# é\n';
    const { home } = await homeFor(t, { '.ssh/config': own });
    const path = join(home, '.ssh/config');
    for (const rows of [[machineRow(1)], [machineRow(1), machineRow(2)]]) {
      const ran = await servers(t, [...install, '--yes', '-o', 'json'], rows, home);
      assert.equal(ran.code, 0, ran.stderr);
      const { file, hosts }: { readonly file: string; readonly hosts: number } = JSON.parse(
        ran.stdout,
      );
      assert.equal(hosts, rows.length);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const text = readFileSync(path, 'utf8');
      const [line = ''] = text.split('\n');
      assert.equal(line, `Include "${home}/.local/state/imco/ssh/*/config"`);
      assert.equal(text, `${line}\n\n${own}`);
      assert.equal(statSync(path).mode & 0o777, 0o600);
      const [host = ''] = hostsIn(readFileSync(file, 'utf8'));
      const read = readByOpenSsh(path, host);
      assert.equal(read.get('hostname'), '198.51.100.1');
      // What is below the line still applies to all hosts.
      assert.equal(readByOpenSsh(path, 'elsewhere').get('user'), 'ada');
      assert.equal(read.get('user'), 'ada');
    }
    // Once it is there, nothing is asked.
    assert.equal((await servers(t, install, [machineRow(1)], home)).code, 0);
  });

  test('does not write through a link, and says which line to add', async (t) => {
    const { home } = await homeFor(t, { 'dotfiles/config': '# mine\n', '.ssh/.keep': '' });
    symlinkSync(join(home, 'dotfiles/config'), join(home, '.ssh/config'));
    const ran = await servers(t, [...install, '--yes'], [machineRow(1)], home);
    assert.equal(ran.code, 5, ran.stderr);
    assert.match(ran.stderr, /symbolic link and was not changed/);
    assert.match(ran.stderr, /add this line at its top yourself: Include "/);
    assert.equal(readFileSync(join(home, 'dotfiles/config'), 'utf8'), '# mine\n');
    const line = `Include "${home}/.local/state/imco/ssh/*/config"\n`;
    writeFileSync(join(home, 'dotfiles/config'), line);
    assert.equal((await servers(t, install, [machineRow(1)], home)).code, 0);
  });
});

describe('servers ip', () => {
  test('prints the address alone, and the kind for programs', async (t) => {
    const { home } = await homeFor(t);
    const plain = await servers(t, ['ip', 'web-1'], [machineRow(1)], home);
    assert.equal(plain.stdout, '198.51.100.1\n');
    const words = ['ip', machineId(1), '--address', 'fqdn', '-o', 'json'];
    const { stdout } = await servers(t, words, [machineRow(1)], home);
    assert.deepEqual(JSON.parse(stdout), {
      id: machineId(1),
      name: 'web-1',
      address: 'web-1.example.com',
      kind: 'fqdn',
    });
  });

  test('never prints what another program would read as an option', async (t) => {
    const { home } = await homeFor(t);
    const rows = [machineRow(1, { public_ip: '-oProxyCommand=x' })];
    const ran = await servers(t, ['ip', 'web-1'], rows, home);
    assert.equal(ran.code, 5, ran.stderr);
    assert.equal(ran.stdout, '');
  });
});
