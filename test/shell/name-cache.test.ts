import assert from 'node:assert/strict';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { clearFileCache, clearProfileCache } from '../../src/shell/name-cache.ts';
import { keepNames, unspeakable } from '../shells/kept.ts';
import { realClock } from '../support/clock.ts';
import { runImco } from '../support/program.ts';
import { startPlatform, type TestPlatform } from '../terminal/platform.ts';

let platform: TestPlatform;
let home = '';

const kept = (...names: string[]): string => join(home, '.cache', 'imco', ...names);

before(async () => {
  platform = await startPlatform(60);
});

after(() => platform.close());

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'imco-names-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

const imco = (...args: string[]) => runImco(args, { home, env: platform.env });

const namesFolder = async (): Promise<string> => {
  const [folder = ''] = await readdir(kept('names'));
  return kept('names', folder);
};

test('a list caches names with id and state, readable only by their owner', async () => {
  const { stdout } = await imco('cloud', 'servers', 'list', '-o', 'json');
  const folder = await namesFolder();
  assert.match(folder, /sandbox@%2F/);
  const file = join(folder, 'cloud-servers');
  const [head, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  assert.match(head ?? '', /^#imco\t1\t\d{10}$/);
  const servers: {
    readonly name: string;
    readonly id: string;
    readonly state: string;
    readonly public_ip: string | null;
    readonly private_ip: string | null;
    readonly label_ids: readonly string[];
  }[] = JSON.parse(stdout);
  assert.deepEqual(
    lines,
    servers.map(({ name, id, state, public_ip: open, private_ip: own, label_ids: labels }) =>
      [name, id, state, open ?? own ?? '-', `,${labels.join(',')}`].join('\t'),
    ),
  );
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  for (const path of [kept(), kept('names'), folder]) {
    assert.equal((await stat(path)).mode & 0o777, 0o700);
  }
  const config = platform.folder.config;
  const index = await readFile(kept('profile'), 'utf8');
  assert.equal(index, `${config}\tsandbox@${encodeURIComponent(config)}\tsandbox\n`);
});

test('streamed lists, tables and name lookups cache names too', async () => {
  await imco('cloud', 'servers', 'list');
  const before = await readdir(await namesFolder());
  assert.ok(before.includes('cloud-servers'));
  await imco('blueprint', 'templates', 'show', 'joomla');
  assert.ok((await readdir(await namesFolder())).includes('blueprint-templates'));
});

test('names get the time of the last list, even if they are unchanged', async () => {
  const listed = async (seconds: number): Promise<string> => {
    const clock = { ...realClock, now: () => (1_767_225_600 + seconds) * 1000 };
    await runImco(['network', 'firewall-profiles', 'list'], { home, env: platform.env, clock });
    return readFile(join(await namesFolder(), 'network-firewall-profiles'), 'utf8');
  };
  const first = await listed(0);
  assert.match(first, /^#imco\t1\t1767225600\n/);
  assert.equal(await listed(1), first.replace('1767225600', '1767225601'));
});

test('a partial list is not cached, and events are not', async () => {
  await imco('cloud', 'servers', 'list', '--limit', '2', '-o', 'name');
  await imco('audit', 'events', 'list', '-o', 'json');
  await assert.rejects(readdir(kept('names')));
});

test('nothing is cached if flags choose the endpoint, and a cache error fails nothing', async () => {
  await imco('cloud', 'servers', 'list', '--endpoint', platform.endpoint);
  await assert.rejects(readdir(kept()));
  await writeFile(join(home, '.cache'), '');
  assert.equal((await imco('cloud', 'servers', 'list')).code, 0);
  await rm(join(home, '.cache'));
  await mkdir(join(home, '.cache'));
  await mkdir(join(home, 'theirs'));
  await symlink(join(home, 'theirs'), kept());
  assert.equal((await imco('cloud', 'servers', 'list')).code, 0);
  assert.deepEqual(await readdir(join(home, 'theirs')), []);
  await rm(kept());
  await mkdir(kept());
  await chmod(kept(), 0o777);
  assert.equal((await imco('cloud', 'servers', 'list')).code, 0);
  assert.deepEqual(await readdir(kept()), []);
});

test('a symbolic link instead of a cache file is replaced, not followed', async () => {
  keepNames(home);
  const file = kept('names', 'prod', 'cloud-servers');
  await rm(file);
  await writeFile(join(home, 'theirs'), 'mine');
  await symlink(join(home, 'theirs'), file);
  keepNames(home);
  assert.equal(await readFile(join(home, 'theirs'), 'utf8'), 'mine');
  assert.ok((await readFile(file, 'utf8')).startsWith('#imco'));
});

test('names that cannot be on one line are cached as ids', async () => {
  keepNames(home);
  const text = await readFile(kept('names', 'prod', 'cloud-servers'), 'utf8');
  const printable = text.replaceAll(/[\t\n]/g, '');
  assert.doesNotMatch(printable, /\p{Cc}/u);
  const ids = text.split('\n').filter((line) => /^([0-9a-f]{24})\t\1\tstalled$/.test(line));
  assert.equal(ids.length, unspeakable.length);
  assert.ok(text.includes('\nname:col:on:s\t'));
});

test('cached names of a profile or a file can be deleted', async () => {
  keepNames(home, { profile: 'prod' });
  keepNames(home, { profile: 'test' });
  keepNames(home, { profile: 'prod@%2Ftmp%2Fx.yaml', place: '/tmp/x.yaml' });
  clearProfileCache({ env: {}, home, platform: 'linux' }, 'prod');
  assert.deepEqual(await readdir(kept('names')), ['test']);
  assert.doesNotMatch(await readFile(kept('profile'), 'utf8'), /prod/);
  keepNames(home, { profile: 'prod@%2Ftmp%2Fx.yaml', place: '/tmp/x.yaml' });
  clearFileCache({ env: {}, home, platform: 'linux' }, '/tmp/x.yaml');
  assert.deepEqual(await readdir(kept('names')), ['test']);
});

test('profiles are cached with the names of resources, and separately while none is active', async () => {
  await imco('cloud', 'servers', 'list');
  const file = join(await namesFolder(), 'profiles');
  assert.match(await readFile(file, 'utf8'), /^#imco\t1\t\d{10}\nsandbox\t-\tcurrent\n$/);
  // What has not changed is not written anew.
  const { mtimeMs } = await stat(file);
  await imco('cloud', 'servers', 'list');
  assert.equal((await stat(file)).mtimeMs, mtimeMs);

  const config = join(home, '.config', 'imco', 'config.yaml');
  await mkdir(join(config, '..'), { recursive: true });
  await writeFile(config, 'profiles: {prod: {domain: a.b}, "new\\nline": {domain: c.d}}');
  const { code, stdout, stderr } = await runImco(['completion', 'names', 'profiles'], { home });
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: 'prod\t-\t-\n', stderr: '' });
  const index = await readFile(kept('profile'), 'utf8');
  const [, folder = ''] = /^\/\t(.*)\t$/m.exec(index) ?? [];
  assert.match(await readFile(kept('names', folder, 'profiles'), 'utf8'), /\nprod\t-\t-\n$/);
});

test('names are printed as cached, and not after the time limit', async () => {
  const { code, stdout } = await imco('completion', 'names', 'blueprint-templates');
  assert.equal(code, 0);
  const text = await readFile(join(await namesFolder(), 'blueprint-templates'), 'utf8');
  assert.equal(text.slice(text.indexOf('\n') + 1), stdout);
  const late = await imco('completion', 'names', 'cloud-servers', '--within', '1ms');
  assert.deepEqual([late.code, late.stdout], [0, '']);
  const wrong = await imco('completion', 'names', 'cloud-server');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /did you mean .*cloud-servers/);
});
