import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { answers, type Treatment } from '../../support/byte-server.ts';
import {
  type FilePlatform,
  filePlatforms,
  ids,
  type Treatments,
} from '../../support/file-platform.ts';
import { bareEnv, script } from '../../support/program.ts';

const platforms = filePlatforms();

const words = ['blueprint', 'attachments', 'download', ids.file];
const showing = `GET /blueprint/attachments/${ids.file}`;
const content = 'the bytes of it';

const started = (t: TestContext, treatments: Treatments = {}): Promise<FilePlatform> =>
  platforms.start(t, treatments);

/** A platform that calls the file so. */
const named = async (t: TestContext, name: unknown): Promise<FilePlatform> => {
  let origin = '';
  const platform = await started(t, {
    [showing]: (...given) =>
      answers(200, { id: ids.file, name, download_url: `${origin}/get?sig=abcdef` })(...given),
  });
  origin = platform.away.origin;
  return platform;
};

const errorIn = (stderr: string) => JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error;

describe('a download', () => {
  test('becomes a file here, called as the platform calls it', async (t) => {
    const platform = await started(t);
    const { code, stdout, stderr } = await platform.run([...words, '-o', 'json']);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    const path = join(platform.cwd, 'site.tgz');
    assert.deepEqual(JSON.parse(stdout), {
      id: ids.file,
      name: 'site.tgz',
      uploaded: true,
      download_url: '********',
      path,
      bytes: content.length,
    });
    assert.equal(await readFile(path, 'utf8'), content);
    assert.equal((await stat(path)).mode & 0o777, 0o666 & ~process.umask());
    assert.deepEqual(await readdir(platform.cwd), ['site.tgz']);
    const [request] = platform.away.arrived;
    assert.equal(request?.url, '/get?X-Amz-Signature=abcdef');
    assert.equal(request?.shownBy, '');
  });

  test('is found by name, and a person sees the path', async (t) => {
    const platform = await started(t);
    const { code, stdout } = await platform.run([
      ...words.slice(0, -1),
      'site.tgz',
      '--script',
      'deploy',
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /PATH\s+.*\/site\.tgz\nBYTES\s+15\n/);
    assert.doesNotMatch(stdout, /abcdef/);
  });

  test('is written to the file given with --to', async (t) => {
    const platform = await started(t);
    await mkdir(join(platform.cwd, 'deep'));
    const { code, stdout } = await platform.run([...words, '--to', 'deep/mine', '-o', 'json']);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).path, join(platform.cwd, 'deep/mine'));
    assert.deepEqual(await readdir(join(platform.cwd, 'deep')), ['mine']);
  });

  for (const to of ['deep', 'deep/']) {
    test(`goes into the folder ${to}`, async (t) => {
      const platform = await started(t);
      await mkdir(join(platform.cwd, 'deep'));
      assert.equal((await platform.run([...words, '--to', to])).code, 0);
      assert.equal(await readFile(join(platform.cwd, 'deep/site.tgz'), 'utf8'), content);
    });
  }

  test('with --to - stdout has the bytes and nothing else', async (t) => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, place) => place % 256));
    const platform = await started(t, { 'GET storage': answers(200, bytes) });
    const child = spawn(process.execPath, [script, ...words, '--to', '-', '-o', 'json'], {
      env: { ...bareEnv(platform.cwd), ...platform.env },
      cwd: platform.cwd,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    const [code] = await once(child, 'close');
    assert.equal(code, 0);
    assert.ok(Buffer.concat(chunks).equals(bytes));
    assert.deepEqual(await readdir(platform.cwd), []);
  });

  test('with --to - a reader that closes the pipe is not a failure', async (t) => {
    const platform = await started(t, { 'GET storage': answers(200, Buffer.alloc(20_000_000)) });
    const child = spawn(process.execPath, [script, ...words, '--to', '-'], {
      env: { ...bareEnv(platform.cwd), ...platform.env },
      cwd: platform.cwd,
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    assert.deepEqual([code, stderr], [0, '']);
  });

  test('never shows the URL, not even with --debug', async (t) => {
    const platform = await started(t);
    const { stdout, stderr } = await platform.run([...words, '--debug', '-o', 'json']);
    assert.match(stderr, /^-> GET https:\/\/localhost:\d+\/get$/m);
    assert.match(stderr, /^<- 200, \d+ ms, 15 bytes$/m);
    assert.doesNotMatch(stdout + stderr, /abcdef|Signature|\?X-/);
  });
});

describe('a file that is there', () => {
  for (const to of [[], ['--to', 'site.tgz'], ['--to', '.']]) {
    test(`is not replaced (${to.join(' ') || 'no --to'})`, async (t) => {
      const platform = await started(t);
      await writeFile(join(platform.cwd, 'site.tgz'), 'mine');
      const { code, stderr } = await platform.run([...words, ...to]);
      assert.equal(code, 5);
      assert.match(stderr, /^error: \/.*\/site\.tgz already exists\nhint: add --force/);
      assert.equal(await readFile(join(platform.cwd, 'site.tgz'), 'utf8'), 'mine');
      assert.equal(platform.away.arrived.length, 0);
    });
  }

  test('is replaced with --force, and keeps its mode', async (t) => {
    const platform = await started(t);
    const path = join(platform.cwd, 'site.tgz');
    await writeFile(path, 'a longer text that was there');
    await chmod(path, 0o640);
    assert.equal((await platform.run([...words, '--force'])).code, 0);
    assert.equal(await readFile(path, 'utf8'), content);
    assert.equal((await stat(path)).mode & 0o777, 0o640);
  });

  test('is not replaced when it came while the bytes did', async (t) => {
    const platform = await started(t, {
      'GET storage': async (request, response, arrived) => {
        await writeFile(join(platform.cwd, 'site.tgz'), 'mine');
        await answers(200, content)(request, response, arrived);
      },
    });
    const { code } = await platform.run(words);
    assert.equal(code, 5);
    assert.equal(await readFile(join(platform.cwd, 'site.tgz'), 'utf8'), 'mine');
    assert.deepEqual(await readdir(platform.cwd), ['site.tgz']);
  });

  test('the target of a symbolic link is not replaced, also with --force', async (t) => {
    const platform = await started(t);
    await writeFile(join(platform.cwd, 'real'), 'old');
    await symlink('real', join(platform.cwd, 'link'));
    assert.equal((await platform.run([...words, '--to', 'link'])).code, 2);
    assert.equal((await platform.run([...words, '--to', 'link', '--force'])).code, 2);
    assert.ok((await lstat(join(platform.cwd, 'link'))).isSymbolicLink());
    assert.equal(await readFile(join(platform.cwd, 'real'), 'utf8'), 'old');
  });
});

describe('a place that will not do', () => {
  for (const [to, message] of [
    ['missing/', /^error: folder \/.*\/missing does not exist\n/],
    ['missing/file', /^error: folder \/.*\/missing does not exist\n/],
    ['dangling', /^error: \/.*\/dangling is a symbolic link\n/],
    ['/dev/null', /^error: \/dev\/null is not a regular file\n/],
    ['', /^error: --to is empty\n/],
  ] as const) {
    test(`${to || 'nothing'} is refused before anything is asked`, async (t) => {
      const platform = await started(t);
      await symlink('nowhere', join(platform.cwd, 'dangling'));
      const { code, stderr } = await platform.run([...words, '--to', to, '--force']);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(platform.home.arrived.length, 0);
    });
  }
});

describe('a download that fails', () => {
  const cut: Treatment = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half');
    setTimeout(() => response.socket?.destroy(), 20);
  };
  for (const [how, treatment, exit] of [
    ['is refused', answers(403, '<Error><Message>Request has expired</Message></Error>'), 1],
    ['breaks off', cut, 6],
    ['answers something else', answers(204), 6],
    ['leads elsewhere', answers(302, '', { location: 'https://elsewhere.example/' }), 6],
    ['finds the storage broken', answers(500, 'no'), 9],
  ] as const) {
    test(`as it ${how} leaves nothing behind`, async (t) => {
      const platform = await started(t, { 'GET storage': treatment });
      await writeFile(join(platform.cwd, 'mine'), 'old');
      for (const to of [[], ['--to', 'mine', '--force']]) {
        const { code, stdout, stderr } = await platform.run([...words, ...to, '-o', 'json']);
        assert.equal(code, exit);
        assert.equal(stdout, '');
        assert.doesNotMatch(stderr, /abcdef/);
      }
      assert.deepEqual(await readdir(platform.cwd), ['mine']);
      assert.equal(await readFile(join(platform.cwd, 'mine'), 'utf8'), 'old');
    });
  }

  test('as its upload never came to an end says so', async (t) => {
    const platform = await started(t, {
      [showing]: answers(200, { id: ids.file, name: 'x', uploaded: false, download_url: null }),
    });
    const { code, stderr } = await platform.run([...words, '-o', 'json']);
    assert.equal(code, 5);
    assert.equal(errorIn(stderr).code, 'no_bytes');
  });

  for (const [signal, exit] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    test(`by ${signal} leaves nothing behind`, async (t) => {
      let half: () => void = () => {};
      const isHalf = new Promise<void>((resolve) => {
        half = resolve;
      });
      const platform = await started(t, {
        'GET storage': (_, response) => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('half', () => half());
        },
      });
      const child = spawn(process.execPath, [script, ...words], {
        env: { ...bareEnv(platform.cwd), ...platform.env },
        cwd: platform.cwd,
      });
      const ended = once(child, 'close');
      await isHalf;
      // Half of it is on disk, under a name of its own and for nobody else.
      const until = Date.now() + 5000;
      let part: string | undefined;
      while (!part && Date.now() < until) [part] = await readdir(platform.cwd);
      assert.match(part ?? '', /^\.imco-[0-9a-f]{8}-\d+-\d+-[0-9a-f]{12}\.part$/);
      assert.equal((await stat(join(platform.cwd, part ?? ''))).mode & 0o777, 0o600);
      child.kill(signal);
      const [code] = await ended;
      assert.equal(code, exit);
      assert.deepEqual(await readdir(platform.cwd), []);
    });
  }
});

describe('a name from the platform', () => {
  for (const [name, file] of [
    ['../../../../tmp/escaped', 'escaped'],
    ['..\\..\\escaped.exe', 'escaped.exe'],
    ['/etc/passwd', 'passwd'],
    ['.imcorc', 'imcorc'],
    ['..', ids.file],
    ['', ids.file],
    [null, ids.file],
    ['a\u0000b\u001b[2J', 'ab[2J'],
  ] as const) {
    test(`${JSON.stringify(name)} stays in the folder`, async (t) => {
      const platform = await named(t, name);
      await mkdir(join(platform.cwd, 'deep'));
      const { code } = await platform.run([...words, '--to', 'deep']);
      assert.equal(code, 0);
      assert.deepEqual(await readdir(join(platform.cwd, 'deep')), [file]);
      assert.deepEqual(await readdir(platform.cwd), ['deep']);
    });
  }
});
