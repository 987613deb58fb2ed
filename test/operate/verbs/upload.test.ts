import assert from 'node:assert/strict';
import { appendFile, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { answers, readBody, type Treatment } from '../../support/byte-server.ts';
import { ids } from '../../support/file-platform.ts';

import { bigFile, deleting, making, saying, started, upload } from '../uploading.ts';

describe('an upload', () => {
  test('is three requests in order, and its answer is the thing', async (t) => {
    const platform = await started(t);
    const words = [...upload, 'site.tgz', '--script', 'deploy', '-o', 'json'];
    const { code, stdout, stderr } = await platform.run(words);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.deepEqual(platform.changes(), [making, 'PUT storage', saying]);
    assert.deepEqual(JSON.parse(stdout), {
      id: ids.file,
      name: 'site.tgz',
      uploaded: true,
      upload_url: null,
    });
    const [, made, said] = platform.home.arrived;
    assert.equal(made?.text, '{"name":"site.tgz"}');
    assert.equal(said?.text, '{"name":"site.tgz"}');
    const [sent] = platform.away.arrived;
    assert.equal(sent?.text, 'twelve bytes');
    assert.equal(sent?.headers['content-length'], '12');
    assert.equal(sent?.headers['content-type'], undefined);
    assert.equal(sent?.shownBy, '');
  });

  test('shows the certificate where the bytes go to the platform itself', async (t) => {
    let origin = '';
    const platform = await started(t, {
      [making]: (...given) =>
        answers(201, { id: ids.file, upload_url: `${origin}/storage/1` })(...given),
      'PUT /storage/1': answers(204),
    });
    origin = platform.home.origin;
    const { code } = await platform.run([...upload, 'site.tgz', '--script', 'deploy']);
    assert.equal(code, 0);
    assert.deepEqual(platform.changes(), [making, 'PUT /storage/1', saying]);
    assert.equal(platform.home.arrived.find(({ url }) => url === '/storage/1')?.shownBy, 'ada');
  });

  test('takes another name where one is given, and the file wherever it is', async (t) => {
    const platform = await started(t);
    await mkdir(join(platform.cwd, 'deep'));
    await writeFile(join(platform.cwd, 'deep', 'empty'), '');
    await platform.run([...upload, 'deep/empty', '--script', 'deploy']);
    await platform.run([...upload, 'deep/empty', '--script', 'deploy', '--name', 'other.bin']);
    const bodies = platform.home.arrived.flatMap(({ method, text }) =>
      method === 'POST' ? [text] : [],
    );
    assert.deepEqual(bodies, ['{"name":"empty"}', '{"name":"other.bin"}']);
    assert.equal(platform.away.arrived[0]?.headers['content-length'], '0');
  });

  test('asks for the thing where the last request answers nothing', async (t) => {
    const platform = await started(t, { [saying]: answers(204) });
    const words = [...upload, 'site.tgz', '--script', 'deploy', '-o', 'json'];
    const { code, stdout } = await platform.run(words);
    assert.equal(code, 0);
    const { uploaded, download_url } = JSON.parse(stdout);
    assert.deepEqual([uploaded, download_url], [true, '********']);
  });

  test('is not undone, nor a failure, where only its result cannot be read', async (t) => {
    for (const reading of [answers(500, { error: 'busy' }), answers(404), answers(200, [])]) {
      const platform = await started(t, {
        [saying]: answers(200),
        [`GET /blueprint/attachments/${ids.file}`]: reading,
        'GET /blueprint/attachments': answers(200, []),
      });
      for (const format of ['json', 'table']) {
        const words = [...upload, 'site.tgz', '--script', 'deploy', '-o', format];
        const { code, stdout, stderr } = await platform.run(words);
        assert.equal(code, 0, stderr);
        assert.ok(stdout.includes(ids.file), stdout);
        const says = /the upload was accepted, but its result could not be read/;
        assert.equal(says.test(stderr), format === 'table', stderr);
        // What was true before it, and the address of the bytes, are not shown as if they were now.
        assert.doesNotMatch(stdout, /upload_url|Signature|false/i);
      }
      assert.doesNotMatch(platform.changes().join(), /DELETE/);
    }
  });

  test('is reported if Ctrl-C arrives while its result is read', async (t) => {
    for (const format of ['json', 'table']) {
      const controller = new AbortController();
      const platform = await started(t, {
        [saying]: answers(204),
        [`GET /blueprint/attachments/${ids.file}`]: () =>
          controller.abort(new Interruption('interrupted', 'interrupted')),
      });
      const words = [...upload, 'site.tgz', '--script', 'deploy', '-o', format];
      const { code, stdout } = await platform.run(words, { signal: controller.signal });
      assert.equal(code, 130);
      assert.ok(stdout.includes(ids.file), stdout);
      assert.doesNotMatch(platform.changes().join(), /DELETE/);
    }
  });

  test('with --wait goes on until what was uploaded is ready', async (t) => {
    const platform = await started(t);
    const words = ['blueprint', 'cookbook-versions', 'upload', 'site.tgz'];
    const { code, stdout } = await platform.run([...words, '--wait', '-o', 'json']);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).state, 'ready');
    assert.deepEqual(platform.changes(), [
      'POST /blueprint/cookbook_versions',
      'PUT storage',
      `POST /blueprint/cookbook_versions/${ids.cookbook}/process`,
    ]);
    assert.deepEqual(
      platform.home.arrived.slice(0, 2).map(({ text }) => text),
      ['{}', '{}'],
    );
  });

  test('is not undone where only its processing fails', async (t) => {
    const platform = await started(t, {
      [`GET /blueprint/cookbook_versions/${ids.cookbook}`]: answers(200, {
        id: ids.cookbook,
        state: 'processing_error',
        error_message: 'no metadata',
      }),
    });
    const words = ['blueprint', 'cookbook-versions', 'upload', 'site.tgz', '--wait'];
    const { code, stderr } = await platform.run(words);
    assert.equal(code, 1);
    assert.match(stderr, /processing_error/);
    assert.doesNotMatch(platform.changes().join(), /DELETE/);
  });

  test('puts labels on, and makes new ones only on demand', async (t) => {
    const platform = await started(t);
    const words = ['blueprint', 'cookbook-versions', 'upload', 'site.tgz', '--label', 'production'];
    const refused = await platform.run([...words, '--label', 'new']);
    assert.equal(refused.code, 3);
    assert.deepEqual(platform.changes(), []);
    const { code } = await platform.run([...words, '--label', 'new', '--create-labels']);
    assert.equal(code, 0);
    assert.deepEqual(platform.changes().slice(0, 2), [
      'POST /labels',
      'POST /blueprint/cookbook_versions',
    ]);
    assert.deepEqual(
      platform.home.arrived.find(({ url }) => url === '/v2/blueprint/cookbook_versions')?.text,
      '{"label_ids":["6f0000000000000000000001","6f0000000000000000000002"]}',
    );
  });

  test('is only printed with --dry-run', async (t) => {
    const platform = await started(t);
    const words = [...upload, 'site.tgz', '--script', 'deploy', '--dry-run'];
    const { code, stdout } = await platform.run([...words, '-o', 'json']);
    assert.equal(code, 0);
    assert.deepEqual(platform.changes(), []);
    const below = `${platform.home.origin}/v2/blueprint`;
    assert.deepEqual(JSON.parse(stdout), [
      {
        method: 'POST',
        url: `${below}/scripts/${ids.script}/attachments`,
        body: { name: 'site.tgz' },
      },
      { method: 'PUT', url: 'UPLOAD_URL', body: `@${join(platform.cwd, 'site.tgz')}` },
      {
        method: 'PUT',
        url: `${below}/attachments/NEW_ID/uploaded`,
        body: { name: 'site.tgz' },
      },
    ]);
    assert.match((await platform.run(words)).stdout, /^PUT UPLOAD_URL\n"@.*site\.tgz"$/m);
  });

  test('never shows the URL, not even with --debug', async (t) => {
    const platform = await started(t);
    const words = [...upload, 'site.tgz', '--script', 'deploy', '--debug', '-o', 'json'];
    const { stdout, stderr } = await platform.run(words);
    assert.match(stderr, /^-> PUT https:\/\/localhost:\d+\/put$/m);
    assert.match(stderr, /^<- 200, \d+ ms, 0 bytes$/m);
    assert.doesNotMatch(stdout + stderr, /abcdef|Signature|\?X-/);
  });
});

describe('a file that cannot be uploaded', () => {
  for (const [word, message] of [
    ['missing.tgz', /^error: missing\.tgz does not exist/],
    ['site.tgz/x', /^error: site\.tgz\/x does not exist/],
    ['.', /^error: \. is a folder\nhint: pack it into an archive/],
    ['-', /^error: stdin cannot be uploaded: its size is not known in advance\nhint: write it/],
    ['/dev/null', /^error: \/dev\/null is not a regular file\nhint: write it to a file first/],
  ] as const) {
    test(`${word} is refused before anything is sent`, async (t) => {
      const platform = await started(t);
      const { code, stderr } = await platform.run([...upload, word, '--script', 'deploy']);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(platform.home.arrived.length, 0);
    });
  }

  for (const [change, how] of [
    [(path: string) => truncate(path, 5_000_000), 'shrinks'],
    [(path: string) => appendFile(path, 'more'), 'grows'],
  ] as const) {
    test(`one that ${how} while it is read leaves nothing behind`, async (t) => {
      let changing: Promise<void> | undefined;
      const slow: Treatment = async (request, response, arrived) => {
        // Nothing is read before: what is sent by then fills the buffers on the way.
        changing = change(join(platform.cwd, 'big'));
        await changing;
        await readBody(request, arrived);
        response.end();
      };
      const platform = await started(t, { 'PUT storage': slow });
      await bigFile(platform, 'big', 50_000_000);
      const { code, stderr } = await platform.run([...upload, 'big', '--script', 'deploy']);
      await changing;
      assert.equal(code, 1);
      assert.match(stderr, /^error: big changed during the upload\n/);
      assert.deepEqual(platform.changes(), [making, 'PUT storage', deleting]);
    });
  }
});
