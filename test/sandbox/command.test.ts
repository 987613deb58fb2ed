import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Interruption } from '../../src/lib/failures/failures.ts';
import type { SandboxFolder } from '../../src/sandbox/process/folder.ts';
import { runImco, spawnImco } from '../support/program.ts';
import { clientFor, membersOf, operatorKeys, rowsIn, temporaryFolder } from './support.ts';

const parsed = (text: string): Record<string, unknown> => membersOf(JSON.parse(text));

/** Where the sandbox in a folder listens, once it does; fails the test when that takes too long. */
const endpointOf = async ({ lock }: SandboxFolder): Promise<string> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const text = await readFile(lock, 'utf8').catch(() => '');
    if (text.includes('endpoint')) return String(parsed(text).endpoint);
    assert.ok(Date.now() < deadline, 'the sandbox did not start');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

for (const [kind, code] of [
  ['interrupted', 130],
  ['terminated', 0],
] as const)
  test(`a sandbox in the foreground that is ${kind} ends with ${code}`, async () => {
    const folder = await temporaryFolder();
    const end = new AbortController();
    const running = runImco(['sandbox', 'start', '--dir', folder.path, '-o', 'json'], {
      signal: end.signal,
    });
    await endpointOf(folder);
    end.abort(new Interruption(kind, kind));
    const { code: actual, stdout } = await running;
    assert.equal(actual, code);
    const ready = parsed(stdout);
    assert.deepEqual(Object.keys(ready), ['endpoint', 'platform', 'config', 'dir', 'pid']);
    assert.equal(ready.config, folder.config);
    assert.ok(!existsSync(folder.lock));
  });

test('a separate storage host is named, and its CA is in the settings', async () => {
  const folder = await temporaryFolder();
  const end = new AbortController();
  const words = ['sandbox', 'start', '--storage-host', '--dir', folder.path, '-o', 'json'];
  const running = runImco(words, { signal: end.signal });
  await endpointOf(folder);
  const settings = await readFile(folder.config, 'utf8');
  end.abort(new Interruption('terminated', 'terminated'));
  const { stdout, stderr } = await running;
  assert.equal(parsed(stdout).storage_ca, folder.storageCa);
  assert.match(stderr, /uploads go to a separate host, whose CA is /);
  assert.match(settings, /"storage-ca": "storage_ca\.pem"/);
});

/** What is seeded in error, each with an event about it. */
const thingsInError = 9;

test('a sandbox in the background is started, seen, refused twice, stopped and reset', async () => {
  const { path, config, lock, state, cert } = await temporaryFolder();
  const inside = (...words: string[]) => spawnImco(['sandbox', ...words, '--dir', path]);

  const started = await inside('start', '--detach', '--servers', '3', '--events', '5', '-q');
  assert.equal(started.code, 0, started.stderr);
  assert.match(started.stdout, /^sandbox ready at https:\/\/127\.0\.0\.1:\d+, settings in .*\n$/);

  const status = await inside('status', '-o', 'json');
  assert.equal(status.code, 0);
  const { running, platform, servers, events, pid } = parsed(status.stdout);
  assert.deepEqual([running, platform, servers], [true, '10', 3]);
  // Beside those asked for there is one for each thing in error.
  assert.equal(events, 5 + thingsInError);
  assert.notEqual(pid, process.pid);

  const listed = await spawnImco(['cloud', 'servers', 'list', '-o', 'json'], {
    env: { IMCO_CONFIG: config },
  });
  assert.equal(rowsIn(JSON.parse(listed.stdout)).length, 3);

  const twice = await inside('start', '--detach');
  assert.equal(twice.code, 5);
  assert.match(twice.stderr, /already running in/);
  const early = await inside('reset');
  assert.equal(early.code, 5);
  assert.match(early.stderr, /is running/);

  for (const line of [`sandbox in ${path} stopped\n`, `no sandbox is running in ${path}\n`]) {
    const env = { IMCO_CONFIG: config };
    const { code, stdout, stderr } = await spawnImco(['sandbox', 'stop', '--dir', path], { env });
    const note =
      'this shell still uses the settings of the sandbox; to leave them: unset IMCO_CONFIG\n';
    assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: line, stderr: note });
  }
  assert.ok(!existsSync(lock));
  assert.equal((await inside('status')).code, 1);
  assert.match((await inside('stop')).stdout, /no sandbox is running/);

  assert.equal((await inside('reset')).code, 0);
  assert.ok(!existsSync(state) && existsSync(cert));
  const again = await inside('reset', '-o', 'json');
  assert.equal(again.code, 0);
  assert.equal(JSON.parse(again.stdout).reset, false, 'there was no account any more');
});

test('where a sandbox has stopped, commands name the one that starts it, and nothing is logged in', async () => {
  const { path, config, archive } = await temporaryFolder();
  const inside = (...words: string[]) => spawnImco(['sandbox', ...words, '--dir', path]);
  const few = ['--servers', '1', '--events', '1'];
  const started = await inside('start', '--detach', ...few, '-o', 'json');
  assert.equal(started.code, 0, started.stderr);
  const endpoint = String(parsed(started.stdout).endpoint);
  const before = await readFile(config, 'utf8');
  const env = { IMCO_CONFIG: config };
  const logIn = () =>
    runImco(['login', archive, '--endpoint', endpoint, '--profile', 'mine'], { env });
  for (const isRunning of [true, false]) {
    if (!isRunning) assert.equal((await inside('stop')).code, 0);
    const { code, stderr } = await logIn();
    assert.equal(code, 10, stderr);
    assert.match(stderr, /^hint: .*open a new shell, or unset IMCO_CONFIG$/m);
    assert.equal(await readFile(config, 'utf8'), before);
  }
  const hint = `the sandbox in ${path} has stopped: run "imco sandbox start --detach --dir ${path}"`;
  const shell = await runImco(['cloud', 'servers', 'list'], { env });
  assert.equal(shell.code, 6);
  assert.match(
    shell.stderr,
    new RegExp(`^hint: ${hint}, or open a new shell to leave its settings$`, 'm'),
  );
  const profile = await runImco(['ping', '--config', config]);
  assert.match(profile.stderr, new RegExp(`^hint: ${hint}$`, 'm'));
  const doctor = await runImco(['doctor', '-o', 'json'], { env });
  const tcp = rowsIn(JSON.parse(doctor.stdout)).find(({ check }) => check === 'tcp');
  assert.match(String(tcp?.fix), new RegExp(`^${hint}`));
});

test('a sandbox ends though connections to it have not finished TLS', async (t) => {
  const { path, lock } = await temporaryFolder();
  const inside = (...words: string[]) => spawnImco(['sandbox', ...words, '--dir', path]);
  const started = await inside(
    'start',
    '--detach',
    '--servers',
    '1',
    '--events',
    '1',
    '-o',
    'json',
  );
  assert.equal(started.code, 0, started.stderr);
  const port = Number(new URL(String(parsed(started.stdout).endpoint)).port);
  // Nothing sent, and the beginning of a greeting.
  for (const bytes of ['', '\u0016\u0003\u0001']) {
    const socket = connect(port, '127.0.0.1');
    t.after(() => socket.destroy());
    socket.on('error', () => {});
    await once(socket, 'connect');
    if (bytes !== '') socket.write(bytes, 'latin1');
  }
  const began = Date.now();
  const stopped = await inside('stop');
  assert.equal(stopped.code, 0, stopped.stderr);
  assert.ok(Date.now() - began < 5000);
  assert.ok(!existsSync(lock));
  const [late] = await once(connect(port, '127.0.0.1'), 'error');
  assert.equal(late.code, 'ECONNREFUSED');
});

test('a sandbox that cannot start in the background reports the reason', async () => {
  const folder = await temporaryFolder();
  await writeFile(folder.marker, '{"format":1}');
  await writeFile(folder.state, 'damaged');
  const { code, stderr, stdout } = await spawnImco([
    'sandbox',
    'start',
    '--detach',
    '--dir',
    folder.path,
  ]);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /exited before it was ready[\s\S]*state\.json is damaged/);
});

test('a folder with files that do not belong to a sandbox is neither written to nor emptied', async () => {
  const { path, ca, state } = await temporaryFolder();
  await writeFile(ca, 'a real authority');
  await writeFile(state, 'not ours');
  for (const verb of ['start', 'reset', 'stop']) {
    const { code, stderr } = await runImco(['sandbox', verb, '--dir', path]);
    assert.equal(code, 10, verb);
    assert.match(stderr, /contains files that do not belong to a sandbox/);
  }
  assert.equal(await readFile(ca, 'utf8'), 'a real authority');
  assert.equal(await readFile(state, 'utf8'), 'not ours');
});

test('a process that has not shown itself to be a sandbox is never ended', async (t) => {
  const folder = await temporaryFolder();
  await writeFile(folder.marker, '{"format":1}');
  const bystander = spawn('sleep', ['60']);
  t.after(() => bystander.kill());
  for (const holder of [
    { pid: bystander.pid, since: 9e15 },
    { pid: bystander.pid, since: Date.now() },
    { pid: -1, since: Date.now() },
  ]) {
    await writeFile(folder.lock, JSON.stringify(holder));
    await runImco(['sandbox', 'stop', '--dir', folder.path]);
    assert.equal(bystander.signalCode, null);
    assert.equal(bystander.killed, false);
    process.kill(bystander.pid ?? 0, 0);
  }
});

test('requests that wait for their latency do not hold up the end', async () => {
  const began = Date.now();
  const ran = await spawnImco([
    'sandbox',
    'run',
    '--latency',
    '30000',
    '--',
    'imco',
    'ping',
    '--timeout',
    '300ms',
  ]);
  assert.equal(ran.code, 7);
  assert.ok(Date.now() - began < 20_000);
});

test('a command runs against a temporary sandbox and leaves nothing behind', async () => {
  const script = 'echo "$IMCO_CONFIG $IMCO_PROFILE $IMCO_OUTPUT"; imco ping > /dev/null';
  const { code, stdout, stderr } = await spawnImco(['sandbox', 'run', '--', 'sh', '-c', script], {
    env: { IMCO_OUTPUT: 'json' },
  });
  assert.equal(code, 0, stderr);
  const [config = '', profile, ...others] = stdout.trim().split(' ');
  assert.equal(profile, 'sandbox');
  assert.deepEqual(others, []);
  assert.match(config, /config\.json$/);
  assert.ok(!existsSync(dirname(config)));
});

test('the flags of the command are passed to it', async () => {
  const words = ['printf', '%s|', '--speed', '-o', 'json', '--', '--help'];
  for (const separator of [['--'], []]) {
    const { stdout } = await spawnImco(['sandbox', 'run', '--speed', '9', ...separator, ...words]);
    assert.equal(stdout, '--speed|-o|json|--|--help|');
  }
});

test('stdin is passed to the command', async () => {
  const { stdout } = await spawnImco(['sandbox', 'run', '--', 'cat'], { stdin: 'three lines' });
  assert.equal(stdout, 'three lines');
});

for (const [command, code] of [
  ['exit 7', 7],
  ['kill -TERM $$', 143],
  ['kill -KILL $$', 137],
] as const)
  test(`a command that ends with "${command}" gives ${code}`, async () => {
    const { code: actual } = await spawnImco(['sandbox', 'run', '--', 'sh', '-c', command]);
    assert.equal(actual, code);
  });

test('a missing command gives 127, one that cannot be run 126', async () => {
  const missing = await spawnImco(['sandbox', 'run', '--', 'no-such-command-here']);
  assert.equal(missing.code, 127);
  assert.match(missing.stderr, /no-such-command-here: command not found/);
  const folder = await temporaryFolder();
  const plain = join(folder.path, 'plain');
  await mkdir(folder.path, { recursive: true });
  await writeFile(plain, 'text', { mode: 0o600 });
  assert.equal((await spawnImco(['sandbox', 'run', '--', plain])).code, 126);
});

for (const [words, says] of [
  [['--speed', '0'], /--speed: expected a number above 0, .*, not "0"/],
  [['--speed', 'fast'], /--speed: .*not "fast"/],
  [['--port', '70000'], /--port: expected a whole number from 0 to 65535, not "70000"/],
  [['--servers', '-1'], /--servers/],
  [['--latency', '1.5'], /--latency: .*not "1\.5"/],
  [['--fault', 'boot:flying'], /boot:flying[\s\S]*boot:stalled/],
  [['--seed', 'empty', '--servers', '3'], /cannot be combined with --seed empty/],
  [['--domain', '10.0.0.5'], /--domain: expected a domain/],
  [['--domain', 'https://example.com'], /--domain: expected a domain/],
] as const)
  test(`${words.join(' ')} is refused before anything is created`, async () => {
    const folder = await temporaryFolder();
    const path = join(folder.path, 'new');
    const { code, stderr } = await runImco(['sandbox', 'start', '--dir', path, ...words]);
    assert.equal(code, 2);
    assert.match(stderr, says);
    assert.ok(!existsSync(path));
  });

test('an account that already exists is used unchanged, whatever --seed says', async () => {
  const folder = await temporaryFolder();
  const startFor = async (words: readonly string[]): Promise<string> => {
    const end = new AbortController();
    const running = runImco(['sandbox', 'start', '--dir', folder.path, ...words], {
      signal: end.signal,
    });
    const endpoint = await endpointOf(folder);
    const client = await clientFor({ endpoint, folder }, await operatorKeys(folder));
    assert.equal(rowsIn((await client.send('GET', '/cloud/servers')).json).length, 2);
    client.close();
    end.abort(new Interruption('terminated', 'terminated'));
    return (await running).stderr;
  };
  assert.doesNotMatch(await startFor(['--servers', '2']), /is used unchanged/);
  assert.match(
    await startFor(['--servers', '9']),
    /is used unchanged; .*"imco sandbox reset --dir \S+"/,
  );
});
