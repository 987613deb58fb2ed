/** What the file of a project may decide, before it is trusted and after. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runImco } from '../support/program.ts';
import { type Home, type Platforms, startPlatforms } from './own-platforms.ts';

let folder: string;
let platforms: Platforms;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imco-platforms-'));
  platforms = await startPlatforms(folder);
});

after(async () => {
  await platforms.close();
  await rm(folder, { recursive: true, force: true });
});

const runIn = ({ base, home }: Home, words: readonly string[], cwd: string) =>
  runImco(words, { cwd: join(base, cwd), home });

describe('a profile that the file of a project chooses', () => {
  const id = '651dd3414c9027ad77d91b45';
  const changes = [
    ['labels', 'create', '--name', 'new'],
    ['cloud', 'servers', 'decommission', '--all', '--yes', '--force'],
    ['cloud', 'servers', 'boot', '--all', '--dry-run'],
    ['cloud', 'servers', 'update', id, '--name', 'other'],
    ['api', 'DELETE', `cloud/servers/${id}`, '--yes'],
    ['api', 'post', 'labels', '-f', 'name=new'],
  ];

  for (const spelling of ['profile: prod', 'current: prod']) {
    test(`with "${spelling}" can only be used for reading until it is trusted`, async (t) => {
      const home = await platforms.homeOf(t, 'us');
      const file = await home.write('work/.imcorc', spelling);
      const read = await runIn(home, ['ping', '-o', 'json'], 'work');
      assert.equal(JSON.parse(read.stdout).profile, 'prod', read.stderr);
      const earlier = await platforms.asked('prod');
      for (const words of changes) {
        const { code, stdout, stderr } = await runIn(home, words, 'work');
        assert.deepEqual([code, stdout], [2, ''], words.join(' '));
        assert.match(stderr, /^error: profile prod \(from .*\/work\/\.imcorc\) can only be used/m);
        assert.ok(stderr.includes(file) && stderr.includes('--profile prod'), stderr);
      }
      assert.deepEqual(await platforms.asked('prod'), earlier);
    });
  }

  test('is named before something is changed once it is trusted, and asked for by name otherwise', async (t) => {
    const home = await platforms.homeOf(t, 'us');
    const file = await home.write('work/.imcorc', 'profile: prod');
    const words = ['labels', 'create', '--name', 'fresh', '--dry-run'];
    const named = await runIn(home, [...words, '--profile', 'prod'], 'work');
    assert.equal(named.code, 0, named.stderr);
    assert.doesNotMatch(named.stderr, /profile prod/);
    const trusted = await runIn(home, ['config', 'trust'], 'work');
    assert.equal(trusted.code, 0, trusted.stderr);
    const chosen = await runIn(home, words, 'work');
    assert.equal(chosen.code, 0, chosen.stderr);
    assert.ok(chosen.stderr.startsWith(`profile prod (from ${file})\n`), chosen.stderr);
    const made = await runIn(home, ['labels', 'create', '--name', 'fresh', '-o', 'name'], 'work');
    assert.deepEqual([made.code, made.stdout], [0, 'fresh\n'], made.stderr);
    await writeFile(file, 'profile: prod # since');
    const changed = await runIn(home, words, 'work');
    assert.equal(changed.code, 2);
    assert.match(changed.stderr, /has changed since you trusted it/);
  });
});

describe('trust in the file of a project', () => {
  const shown = async (home: Home): Promise<Record<string, unknown> & { stderr: string }> => {
    const { code, stdout, stderr } = await runIn(home, ['config', 'show', '-o', 'json'], 'work');
    assert.equal(code, 0, stderr);
    const told = await runIn(home, ['config', 'show'], 'work');
    return { ...JSON.parse(stdout), stderr: told.stderr };
  };

  const withProject = async (home: Home): Promise<void> => {
    const { endpoint, ca, cert, key } = home.keys('prod');
    await home.write('work/ca.pem', await readFile(ca, 'utf8'));
    await home.write('work/secret', 'open sesame\n');
    const files = `ca: ca.pem\ncert: ${cert}\nkey: ${key}\npassphrase-file: secret\n`;
    await home.write('work/.imcorc', `endpoint: ${endpoint}\n${files}`);
  };

  test('an ignored project file does not redirect a change to another platform', async (t) => {
    const home = await platforms.homeOf(t, 'us');
    await withProject(home);
    const change = ['labels', 'create', '--name', 'new'];
    const earlier = await platforms.asked('staging');
    const before = await runIn(home, [...change, '--quiet'], 'work');
    assert.deepEqual([before.code, before.stdout], [2, ''], before.stderr);
    assert.match(
      before.stderr,
      /work\/\.imcorc is not trusted, so its settings \(endpoint, ca, cert, key\) are ignored/,
    );
    assert.equal((await runIn(home, ['config', 'trust'], 'work')).code, 0);
    await writeFile(join(home.base, 'work', 'ca.pem'), 'another');
    const after = await runIn(home, [...change, '--dry-run'], 'work');
    assert.deepEqual([after.code, after.stdout], [2, ''], after.stderr);
    assert.match(after.stderr, /has changed since you trusted it/);
    assert.deepEqual(await platforms.asked('staging'), earlier);
    // Reading goes on, and so does what says which platform is meant.
    assert.equal((await runIn(home, ['labels', 'list'], 'work')).code, 0);
    const meant = await runIn(home, [...change, '--dry-run', '--profile', 'staging'], 'work');
    assert.equal(meant.code, 0, meant.stderr);
  });

  test('covers the files that it names, and stores nothing of a passphrase', async (t) => {
    const home = await platforms.homeOf(t, 'us');
    await withProject(home);
    const { endpoint, ca } = home.keys('staging');
    assert.equal((await runIn(home, ['config', 'trust'], 'work')).code, 0);
    assert.equal((await shown(home)).endpoint, home.keys('prod').endpoint);
    const list = await readFile(join(home.home, '.config/imco/trusted.json'), 'utf8');
    assert.match(list, /work\/secret": "scrypt:[0-9a-f]{32}:[0-9a-f]{64}"/);
    for (const [name, content] of [
      ['ca.pem', await readFile(ca, 'utf8')],
      ['secret', 'open sesame!\n'],
    ] as const) {
      const path = join(home.base, 'work', name);
      const earlier = await readFile(path, 'utf8');
      await writeFile(path, content);
      const { endpoint: counts, stderr } = await shown(home);
      assert.equal(counts, endpoint, name);
      assert.ok(stderr.includes(`${path}, which it refers to, has changed since`), stderr);
      await writeFile(path, earlier);
      assert.equal((await shown(home)).endpoint, home.keys('prod').endpoint, name);
    }
    await rm(join(home.base, 'work/ca.pem'));
    assert.match((await shown(home)).stderr, /ca\.pem, which it refers to, has changed since/);
  });

  test('of earlier times counts for files that name no others', async (t) => {
    const home = await platforms.homeOf(t, 'us');
    const trustedAs = async (content: string): Promise<string> => {
      const path = await home.write('work/.imcorc', content);
      const hash = createHash('sha256').update(content).digest('hex');
      await home.write('home/.config/imco/trusted.json', JSON.stringify({ [path]: hash }));
      return (await shown(home)).stderr;
    };
    const { endpoint, ca } = home.keys('prod');
    assert.equal(await trustedAs(`endpoint: ${endpoint}`), '');
    const stderr = await trustedAs(`endpoint: ${endpoint}\nca: ${ca}`);
    assert.ok(stderr.includes(`${ca}, which it refers to, `), stderr);
  });
});
