/** `servers ssh` with real OpenSSH: a server on loopback, as somebody who is not root. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultyServer } from '../../support/faulty-server.ts';
import { accountOf, homeFor, type MachineRow, machineRow } from '../../support/machines.ts';
import { makeWorld } from '../../support/mutual-tls.ts';
import { needsProgram } from '../../support/needs-program.ts';
import { type Ran, spawnImco } from '../../support/program.ts';
import { onTerminal } from '../../terminal/screen.ts';

const sshd = '/usr/sbin/sshd';

/** sshd is not on the PATH of everybody. */
const needsSshd = (t: TestContext): boolean =>
  needsProgram(t, 'ssh', 'ssh-keygen', ...(existsSync(sshd) ? [] : ['sshd']));

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });

const createKey = (path: string): void => {
  rmSync(path, { force: true });
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
};

interface Machine {
  readonly port: number;
  /** Starts it again with another host key. */
  readonly replace: () => Promise<void>;
}

/** An OpenSSH server on loopback that lets in whoever has `user_key`. */
const startMachine = async (t: TestContext, folder: string): Promise<Machine> => {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const [hostKey, userKey] = [join(folder, 'host_key'), join(folder, 'user_key')];
  createKey(userKey);
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(`${userKey}.pub`), { mode: 0o600 });
  const config = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    '',
  ].join('\n');
  writeFileSync(join(folder, 'sshd_config'), config);
  let running: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (running?.exitCode === null && running.signalCode === null) {
      const ended = once(running, 'exit');
      running.kill();
      await ended;
    }
  };
  t.after(stop);
  const start = async (): Promise<void> => {
    await stop();
    createKey(hostKey);
    running = spawn(sshd, ['-D', '-e', '-f', join(folder, 'sshd_config')], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt++) {
      if (await isListening(port)) return;
      await sleep(50);
    }
    throw new Error('sshd does not listen');
  };
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  await start();
  return { port, replace: start };
};

interface Ground {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  readonly machine: Machine;
  readonly imco: (words: readonly string[], stdin?: string) => Promise<Ran>;
}

/** A platform with these servers, all of them the machine on loopback. */
const setUp = async (t: TestContext, servers: readonly MachineRow[]): Promise<Ground> => {
  const world = await makeWorld();
  const server = await startFaultyServer(world.server, world.authority.cert, [accountOf(servers)]);
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
  const machine = await startMachine(t, join(home, 'machine'));
  const words = [
    ...['--user', userInfo().username, '--identity', join(home, 'machine/user_key')],
    ...['--ssh-option', `Port=${machine.port}`, '--ssh-option', 'BatchMode=yes'],
  ];
  return {
    env: { HOME: home },
    words,
    machine,
    imco: (more, stdin = '') =>
      spawnImco(['cloud', 'servers', 'ssh', ...more], { home, cwd: home, stdin }),
  };
};

const here = { public_ip: '127.0.0.1' };

describe('servers ssh with OpenSSH', { concurrency: false }, () => {
  test('runs a command with its streams and its exit code', async (t) => {
    if (!needsSshd(t)) return;
    const { env, imco, words } = await setUp(t, [machineRow(1, here)]);
    const command = 'cat; echo to stderr >&2; exit 42';
    const ran = await imco(['web-1', ...words, '--', command], 'from stdin\n');
    assert.equal(ran.stdout, 'from stdin\n', ran.stderr);
    assert.match(ran.stderr, /to stderr/);
    assert.equal(ran.code, 42);
    const mark = join(env.HOME ?? '', 'ran');
    const option = await imco(['web-1', ...words, '--', `-oProxyCommand=touch ${mark}`]);
    assert.notEqual(option.code, 0);
    assert.ok(!existsSync(mark), option.stderr);
  });

  test('accepts a new host key once, and refuses another one of the same server', async (t) => {
    if (!needsSshd(t)) return;
    const { imco, words, machine } = await setUp(t, [machineRow(1, here)]);
    const first = await imco(['web-1', ...words, '--', 'true']);
    assert.equal(first.code, 0, first.stderr);
    const again = await imco(['web-1', ...words, '--', 'true']);
    assert.equal(again.code, 0, again.stderr);
    assert.doesNotMatch(again.stderr, /Permanently added/);
    await machine.replace();
    const changed = await imco(['web-1', ...words, '--', 'echo', 'reached']);
    assert.equal(changed.code, 255, changed.stdout);
    assert.match(changed.stderr, /HOST IDENTIFICATION HAS CHANGED/);
    assert.equal(changed.stdout, '');
  });

  test('accepts another server at a recycled address', async (t) => {
    if (!needsSshd(t)) return;
    const servers = [machineRow(1, here), machineRow(2, here)];
    const { imco, words, machine } = await setUp(t, servers);
    assert.equal((await imco(['web-1', ...words, '--', 'true'])).code, 0);
    await machine.replace();
    const other = await imco(['web-2', ...words, '--', 'echo', 'reached']);
    assert.equal(other.code, 0, other.stderr);
    assert.equal(other.stdout, 'reached\n');
    assert.doesNotMatch(other.stderr, /CHANGED/);
  });

  test('hands the terminal over: keys, size and Ctrl-C are for the server', async (t) => {
    if (!needsSshd(t)) return;
    const { env, words } = await setUp(t, [machineRow(1, here)]);
    const line = ['imco', 'cloud', 'servers', 'ssh', 'web-1', ...words].join(' ');
    const screen = onTerminal(line, env, { columns: 91 });
    // What is typed shows that the program behind it is not the one of this test.
    screen.type(
      'exec sh -c \'trap "echo caught" INT; tty; stty size; echo rea""dy; cat; cat; exit 7\'\r',
    );
    await screen.until(/^ready$/m);
    await screen.until(/^24 91$/m);
    screen.type('\u0003');
    await screen.until(/^(?:\^C)?caught$/m);
    screen.type('typed\r');
    await screen.until(/typed\s+typed/);
    screen.type('\u0004');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 7, bytes);
  });
});
