import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { openFolder, type SandboxFolder } from '../../../src/sandbox/process/folder.ts';
import { folderWith } from '../../support/folders.ts';
import { type Ran, runImco, spawnImco } from '../../support/program.ts';

interface Home {
  readonly path: string;
  readonly folder: SandboxFolder;
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
}

const homeWith = async (t: TestContext, settings?: string): Promise<Home> => {
  const path = await folderWith(
    t,
    settings === undefined ? {} : { '.config/imco/config.yaml': settings },
  );
  return {
    path,
    folder: openFolder(join(path, 's')),
    config: join(path, '.config/imco/config.yaml'),
    env: {},
  };
};

const imco = (home: Home, ...words: readonly string[]): Promise<Ran> =>
  runImco(words, { home: home.path, cwd: home.path, env: home.env });

/** Runs `work` while a sandbox is served in the foreground; answers what the start printed. */
const whileServing = async (
  home: Home,
  words: readonly string[],
  work: () => Promise<void> = async () => {},
): Promise<Ran> => {
  const end = new AbortController();
  let ended = false;
  const start = ['sandbox', 'start', '--seed', 'empty', '--dir', home.folder.path, ...words];
  const running = runImco(start, {
    home: home.path,
    cwd: home.path,
    env: home.env,
    signal: end.signal,
  }).finally(() => {
    ended = true;
  });
  const isServing = async (): Promise<boolean> =>
    (await readFile(home.folder.lock, 'utf8').catch(() => '')).includes('endpoint');
  const deadline = Date.now() + 10_000;
  while (!ended && !(await isServing())) {
    assert.ok(Date.now() < deadline, 'the sandbox did not start');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (!ended) await work();
  end.abort(new Interruption('terminated', 'terminated'));
  return running;
};

const endpointIn = async (file: string): Promise<string> =>
  /endpoint"?: "?(https:[^"\s]+)/.exec(await readFile(file, 'utf8'))?.[1] ?? '';

/** Waits until the endpoint of the profile is that of the sandbox. */
const untilUpToDate = async ({ folder, config }: Home): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!existsSync(config) || (await endpointIn(config)) !== (await endpointIn(folder.config))) {
    assert.ok(Date.now() < deadline, 'the profile was not updated');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test('--add-profile on a machine without configuration: the profile is saved, current, and works', async (t) => {
  const home = await homeWith(t);
  const { code, stdout, stderr } = await whileServing(home, ['--add-profile'], async () => {
    await untilUpToDate(home);
    for (const words of [['--profile', 'sandbox'], []]) {
      const listed = await imco(home, ...words, 'cloud', 'servers', 'list', '-o', 'json');
      assert.equal(listed.stdout.trim(), '[]', listed.stderr);
    }
  });
  assert.equal(code, 0, stderr);
  assert.equal((await stat(home.config)).mode & 0o777, 0o600);
  assert.match(stdout, /^sandbox ready at /);
  assert.match(
    stderr,
    /saved as profile sandbox in .*config\.yaml, the active profile; to use it:\n {2}imco --profile sandbox cloud servers list\n/,
  );
});

test('comments, other profiles and the current profile stay as they are', async (t) => {
  const before =
    '# mine\ncurrent: prod # chosen\nprofiles:\n  # the real one\n  prod:\n    domain: example.com\n';
  const home = await homeWith(t, before);
  await chmod(home.config, 0o640);
  const { stderr } = await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  const after = await readFile(home.config, 'utf8');
  assert.ok(after.startsWith(before), after);
  assert.match(after, /\n {2}sandbox:\n {4}endpoint: https:\/\/127\.0\.0\.1:\d+\n/);
  assert.doesNotMatch(stderr, /the active profile/);
  assert.equal((await stat(home.config)).mode & 0o777, 0o640);
  const used = await imco(home, 'config', 'use', 'sandbox');
  assert.equal(used.code, 0, used.stderr);
});

test('a single flat profile becomes profile default and stays current', async (t) => {
  const home = await homeWith(t, 'domain: example.com\nca: ca.pem\ncert: c.pem\nkey: k.pem\n');
  await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  const after = await readFile(home.config, 'utf8');
  assert.match(after, /^ {2}default:\n {4}domain: example\.com$/m);
  assert.match(after, /^current: default$/m);
});

test('the profile has the newest API version of the release that was started last', async (t) => {
  const home = await homeWith(t);
  const apiIn = async (): Promise<string | undefined> =>
    /^ {4}api: (\w+)$/m.exec(await readFile(home.config, 'utf8'))?.[1];
  for (const [words, api] of [
    [['--add-profile', '--platform', '9'], 'v2'],
    [[], 'v3'],
    [['--platform', '9'], 'v2'],
  ] as const) {
    const { stdout } = await whileServing(home, [...words, '-o', 'json'], async () => {
      await untilUpToDate(home);
      const pinged = await imco(home, '--profile', 'sandbox', 'ping', '-o', 'json');
      assert.ok(pinged.stdout.includes(`/${api}/ping`), pinged.stdout || pinged.stderr);
    });
    assert.equal(await apiIn(), api);
    assert.equal(JSON.parse(stdout).platform, api === 'v2' ? '9' : '10');
  }
});

test('a later start of the same sandbox updates the endpoint, and one in another folder does not', async (t) => {
  const home = await homeWith(t);
  await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  const first = await readFile(home.config, 'utf8');
  assert.equal((await imco(home, 'sandbox', 'reset', '--dir', home.folder.path)).code, 0);
  assert.equal(await readFile(home.config, 'utf8'), first, 'reset leaves the profile');
  const edited = `# kept\n${first.replace('endpoint: ', 'output: json\n    endpoint: ')}`;
  await writeFile(home.config, edited.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));

  const other = { ...home, folder: openFolder(join(home.path, 'other')) };
  const { stderr } = await whileServing(other, []);
  assert.equal(await endpointIn(home.config), 'https://127.0.0.1:1');
  assert.doesNotMatch(stderr, /profile sandbox/);

  await whileServing(home, [], () => untilUpToDate(home));
  const after = await readFile(home.config, 'utf8');
  assert.match(after, /^# kept\n[\s\S]* {4}output: json\n/);

  // Asked for, the profile moves from one sandbox to another.
  await whileServing(other, ['--add-profile'], () => untilUpToDate(other));
  assert.ok((await readFile(home.config, 'utf8')).includes(other.folder.ca));
});

test('a sandbox whose folder was deleted is started again with the profile that was written for it', async (t) => {
  const home = await homeWith(t);
  await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  await rm(home.folder.path, { recursive: true });
  const { code, stderr } = await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  assert.equal(code, 0, stderr);

  // The profile of a sandbox that is gone is not that of another one.
  await rm(home.folder.path, { recursive: true });
  const other = { ...home, folder: openFolder(join(home.path, 'other')) };
  assert.equal((await whileServing(other, ['--add-profile'])).code, 5);
  assert.ok(!existsSync(other.folder.path));
});

test('a profile that leads to a real platform is neither replaced nor updated, and nothing is started', async (t) => {
  const home = await homeWith(t);
  for (const profile of [
    '{domain: example.com, ca: a.pem, cert: b.pem, key: c.pem}',
    // The key archive of a platform, unpacked, behind a tunnel.
    '{endpoint: "https://127.0.0.1:8443", ca: keys/ca_cert.pem, cert: keys/cert.crt, key: keys/private/cert.key}',
    '{output: json}',
  ]) {
    const content = `profiles: {sandbox: ${profile}}\n`;
    await mkdir(dirname(home.config), { recursive: true });
    await writeFile(home.config, content, { mode: 0o600 });
    for (const words of [[], ['--detach']]) {
      const { code, stdout, stderr } = await whileServing(home, ['--add-profile', ...words]);
      assert.equal(code, 5, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, /profile sandbox in .* belongs to another platform; it was not changed/);
      assert.ok(!existsSync(home.folder.path));
    }
    const plain = await whileServing(home, []);
    assert.equal(plain.code, 0);
    assert.equal(await readFile(home.config, 'utf8'), content);
    await rm(home.folder.path, { recursive: true });
  }
});

test('the endpoint of a profile that the user has pointed elsewhere is not updated', async (t) => {
  const home = await homeWith(t);
  await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  const own = (await readFile(home.config, 'utf8')).replace(
    /https:\/\/127\.0\.0\.1:\d+/,
    'https://clients.example.com',
  );
  await writeFile(home.config, own);
  await whileServing(home, []);
  assert.equal(await readFile(home.config, 'utf8'), own);
});

test('IMCO_CONFIG that names the settings of a sandbox leaves the profile to the file of the user', async (t) => {
  const home = await homeWith(t);
  await whileServing(home, []);
  const inside = { ...home, env: { IMCO_CONFIG: home.folder.config } };
  await whileServing(inside, ['--add-profile'], () => untilUpToDate(home));
  const own = join(home.path, 'own.yaml');
  const named = { ...home, config: own, env: { IMCO_CONFIG: own } };
  await whileServing(named, ['--add-profile'], () => untilUpToDate(named));
});

test('a configuration that cannot be changed: asked for it fails, otherwise the sandbox runs', async (t) => {
  const home = await homeWith(t, 'profiles: {sandbox: [');
  const refused = await whileServing(home, ['--add-profile']);
  assert.equal(refused.code, 10, refused.stderr);
  assert.ok(!existsSync(home.folder.path));
  assert.equal((await whileServing(home, [])).code, 0);

  await rm(home.config);
  await whileServing(home, ['--add-profile'], () => untilUpToDate(home));
  const elsewhere = join(home.path, 'elsewhere.yaml');
  await writeFile(elsewhere, await readFile(home.config, 'utf8'), { mode: 0o600 });
  await rm(home.config);
  await symlink(elsewhere, home.config);
  const linked = await whileServing(home, []);
  assert.equal(linked.code, 0);
  assert.match(linked.stderr, /profile sandbox was not updated: .* is a symbolic link/);
});

test('a link is refused before anything is started', async (t) => {
  const home = await homeWith(t);
  await mkdir(dirname(home.config), { recursive: true });
  await symlink(join(home.path, 'elsewhere.yaml'), home.config);
  const { code, stderr } = await whileServing(home, ['--add-profile']);
  assert.equal(code, 10);
  assert.match(stderr, /config\.yaml is a symbolic link/);
  assert.ok(!existsSync(home.folder.path));
});

test('where the profile cannot be saved after the start no sandbox stays in the background', async (t) => {
  const home = await homeWith(t);
  // No folder can be created there, which only its creation shows.
  const env = { XDG_CONFIG_HOME: '/proc' };
  const dir = ['--dir', home.folder.path];
  const start = ['sandbox', 'start', '--detach', '--add-profile', '--seed', 'empty', ...dir];
  const options = { home: home.path, cwd: home.path, env };
  const { code, stdout, stderr } = await spawnImco(start, options);
  assert.equal(code, 10);
  assert.equal(stdout, '');
  assert.match(stderr, /^error: \/proc\/imco\/config\.yaml cannot be written: /);
  assert.equal((await imco(home, 'sandbox', 'status', ...dir)).code, 1);
});

test('a sandbox in the background is added as a profile; where it is asked for as JSON, it is named', async (t) => {
  const home = await homeWith(t);
  const options = { home: home.path, cwd: home.path };
  const dir = ['--dir', home.folder.path];
  const start = ['sandbox', 'start', '--detach', '--add-profile', '--seed', 'empty', ...dir];
  try {
    const { code, stdout, stderr } = await spawnImco([...start, '-o', 'json'], options);
    assert.equal(code, 0, stderr);
    const { profile, profile_file: file } = JSON.parse(stdout);
    assert.deepEqual([profile, file], ['sandbox', home.config]);
    const ping = await imco(home, '--profile', 'sandbox', 'ping');
    assert.equal(ping.code, 0, ping.stderr);
  } finally {
    await spawnImco(['sandbox', 'stop', ...dir], options);
  }
});

for (const columns of [40, 80]) {
  test(`what a start prints can be copied from a terminal of ${columns} columns`, async (t) => {
    const home = await homeWith(t);
    const { stderr } = await runImco(['sandbox', 'start', '--detach', '--seed', 'empty'], {
      home: home.path,
      cwd: home.path,
      screen: columns,
      env: { XDG_STATE_HOME: home.path },
    });
    await imco({ ...home, env: { XDG_STATE_HOME: home.path } }, 'sandbox', 'stop');
    const lines = stderr.split('\n');
    assert.ok(lines.includes('  eval "$(imco sandbox env)"'), stderr);
    assert.ok(lines.includes('  imco sandbox env | source'), stderr);
  });
}
