/** Exports to a file: the task, the file on the host of the API, and what remains after a failure. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer } from '../../support/faulty-server.ts';

const archive = '64f29201d653adb21c9b5d01';
const server = { id: '64f29201d653adb21c9b5d02', name: 'web-1', state: 'operational' };
const task = { id: '64f29201d653adb21c9b5d03', state: 'exporting', error_message: null };
const archives = '/v3/plugins/tosca/temporary_archives';
const finished = (path: string) => ({ ...task, state: 'finished', file_access: path });
const exporting = ['--api', 'v3', 'infrastructure', 'export', '--server', 'web-1', '--to'];
const started = [answer(200, [server]), answer(201, { id: archive, task_id: task.id })];

describe('an export', () => {
  const runs = faultyRuns();
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imco-export-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('waits for its task, and reads the file behind the endpoint without its version', async (context) => {
    const to = join(folder, 'web.zip');
    const { code, stderr, requests } = await runs.play(
      context,
      [...exporting, to],
      [
        ...started,
        answer(200, task),
        answer(200, finished('/plugins/tosca/files/web.csar')),
        answer(200, { content: 'of the archive' }),
      ],
    );
    assert.equal(code, 0, stderr);
    assert.deepEqual(requests, [
      'GET /v3/cloud/servers',
      `POST ${archives}/export`,
      `GET ${archives}/${archive}/export`,
      `GET ${archives}/${archive}/export`,
      'GET /plugins/tosca/files/web.csar',
    ]);
    assert.match(readFileSync(to, 'utf8'), /of the archive/);
  });

  test('never follows a path to another host', async (context) => {
    for (const path of [
      '//elsewhere.example/x',
      '@elsewhere.example/x',
      'https://elsewhere.example/x',
    ]) {
      const to = join(folder, 'elsewhere.zip');
      const { requests } = await runs.play(
        context,
        [...exporting, to, '--force'],
        [...started, answer(200, finished(path)), answer(200, {})],
      );
      assert.match(requests.at(-1) ?? '', /^GET \/.*elsewhere\.example\/x$/, path);
    }
  });

  test('leaves no file behind after a failure, and names the command that goes on', async (context) => {
    const to = join(folder, 'broken.zip');
    const { code, stderr } = await runs.play(
      context,
      [...exporting, to],
      [...started, answer(200, finished('/files/x')), answer(404, { error: 'Not found' })],
    );
    assert.notEqual(code, 0);
    assert.match(stderr, new RegExp(`infrastructure export --resume ${archive} --to ${to}`));
    assert.equal(existsSync(to), false);
  });

  test('fails with the message of its task, although that is finished', async (context) => {
    const to = join(folder, 'failed.zip');
    const failed = { ...task, state: 'finished', error_message: 'disk is unreadable' };
    const { code, stderr } = await runs.play(
      context,
      [...exporting, to],
      [...started, answer(200, failed)],
    );
    assert.equal(code, 1, stderr);
    assert.match(stderr, /failed: disk is unreadable/);
    assert.equal(existsSync(to), false);
  });

  test('goes on by the id of its archive, and starts nothing then', async (context) => {
    const to = join(folder, 'resumed.zip');
    const { code, requests } = await runs.play(
      context,
      ['--api', 'v3', 'infrastructure', 'export', '--resume', archive, '--to', to],
      [answer(200, finished('/files/x')), answer(200, {})],
    );
    assert.equal(code, 0);
    assert.deepEqual(requests, [`GET ${archives}/${archive}/export`, 'GET /files/x']);
  });

  test('needs something to export', async (context) => {
    const { code, stderr, requests } = await runs.play(
      context,
      ['--api', 'v3', 'infrastructure', 'export'],
      [],
    );
    assert.equal(code, 2);
    assert.match(stderr, /--server or --server-array is required/);
    assert.deepEqual(requests, []);
  });
});

describe('an import that stops after its archive was created', () => {
  const runs = faultyRuns();

  test('says what is left behind, as no request deletes it', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'imco-import-'));
    context.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'web.zip');
    await writeFile(file, 'of an archive');
    const { code, stderr, requests } = await runs.play(
      context,
      ['--api', 'v3', 'infrastructure', 'import', file, '--label', 'copy'],
      [answer(201, { id: archive, upload_url: 'not an address' })],
    );
    assert.notEqual(code, 0);
    assert.match(stderr, new RegExp(`${archive} is left behind; it cannot be deleted`));
    assert.deepEqual(requests, [`POST ${archives}`]);
  });
});
