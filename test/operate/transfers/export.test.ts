/** Exports to a file: the task, the file on the host of the API, and what remains after a failure. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, drop } from '../../support/faulty-server.ts';

const archive = '64f29201d653adb21c9b5d01';
const server = { id: '64f29201d653adb21c9b5d02', name: 'web-1', state: 'operational' };
const task = { id: '64f29201d653adb21c9b5d03', state: 'exporting', error_message: null };
const archives = '/v3/plugins/tosca/temporary_archives';
const finished = (path: string) => ({ ...task, state: 'finished', file_access: path });
const exporting = ['--api', 'v3', 'infrastructure', 'export', '--server', 'web-1', '--to'];
const started = [answer(200, [server]), answer(201, { id: archive, task_id: task.id })];
const resuming = ['--api', 'v3', 'infrastructure', 'export', '--resume'];

/** A signal, and behaviours that press Ctrl-C when their request arrives. */
const openInterrupts = () => {
  const controller = new AbortController();
  const press = (): void => controller.abort(new Interruption('interrupted', 'interrupted'));
  return {
    signal: controller.signal,
    /** Answers a little later. */
    before:
      (behaviour: Behaviour): Behaviour =>
      (response, request) => {
        press();
        setTimeout(() => behaviour(response, request), 50);
      },
    /** Answers first. */
    after:
      (behaviour: Behaviour): Behaviour =>
      (response, request) => {
        behaviour(response, request);
        setTimeout(press, 50);
      },
  };
};

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

  test('that was interrupted while it was started is known by its id', async (context) => {
    const to = join(folder, 'interrupted.zip');
    const { signal, before } = openInterrupts();
    const [listed, exported] = started;
    assert.ok(listed && exported);
    const { code, stderr } = await runs.play(
      context,
      [...exporting, to],
      [listed, before(exported)],
      { signal },
    );
    assert.equal(code, 130, stderr);
    assert.match(
      stderr,
      new RegExp(`wait again with "imco infrastructure export --resume ${archive} `),
    );
    assert.equal(existsSync(to), false);
  });

  test('that was interrupted while it was waited for names the command that goes on', async (context) => {
    const { signal, after: afterwards } = openInterrupts();
    const to = join(folder, 'waiting.zip');
    const { code, stderr } = await runs.play(
      context,
      [...exporting, to, '--poll', '10s'],
      [...started, afterwards(answer(200, task))],
      { signal },
    );
    assert.equal(code, 130, stderr);
    assert.match(stderr, new RegExp(`--resume ${archive} --to ${to}"`));
    assert.equal(existsSync(to), false);
  });

  test('that is still in progress at the timeout is not started again by its hint', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...exporting, join(folder, 'late.zip'), '--timeout', '5s'],
      [...started, answer(200, task)],
    );
    assert.equal(code, 7, stderr);
    assert.match(
      stderr,
      new RegExp(`wait again with "imco infrastructure export --resume ${archive} `),
    );
    assert.doesNotMatch(stderr, /wait longer with --timeout/);
  });

  test('whose task can no longer be read names the command that goes on', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...exporting, join(folder, 'denied.zip')],
      [...started, answer(403, { error: 'Forbidden' })],
    );
    assert.equal(code, 4, stderr);
    assert.match(
      stderr,
      new RegExp(`wait again with "imco infrastructure export --resume ${archive} `),
    );
  });

  test('does not replace a file in a folder, and keeps saying how to', async (context) => {
    const there = join(folder, 'there');
    await mkdir(there);
    await writeFile(join(there, 'web.csar'), 'of somebody');
    const { code, stderr } = await runs.play(
      context,
      [...exporting, there],
      [...started, answer(200, finished('/files/web.csar')), answer(200, {})],
    );
    assert.equal(code, 5, stderr);
    assert.match(stderr, /add --force to replace it, .*; fetch the file with "imco infrastructure/);
    assert.equal(readFileSync(join(there, 'web.csar'), 'utf8'), 'of somebody');
    assert.deepEqual(readdirSync(there), ['web.csar']);
  });

  test('is not started for a folder that cannot be written', async (context) => {
    const disk = await mkdtemp(join(tmpdir(), 'imco-read-only-'));
    context.after(() => {
      spawnSync('umount', [disk]);
      return rm(disk, { recursive: true, force: true });
    });
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]);
    if (mount.status !== 0) return context.skip('no file system can be mounted here');
    const { code, stderr, requests } = await runs.play(
      context,
      [...exporting, join(disk, 'web.zip')],
      [],
    );
    assert.equal(code, 1, stderr);
    assert.match(stderr, /web\.zip cannot be written: read-only file system/);
    assert.deepEqual(requests, []);
  });

  test('cannot be resumed by an id of no archive', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...resuming, archive, '--to', join(folder, 'nothing.zip')],
      [answer(404, { error: 'Not found' })],
    );
    assert.equal(code, 3, stderr);
    assert.doesNotMatch(stderr, /was deleted/);
  });

  test('is resumed without anything else: it sends and writes nothing then', async (context) => {
    for (const [more, message] of [
      [['--server', 'web-1'], /--resume cannot be combined with what to export/],
      [['--dry-run'], /--resume cannot be combined with --dry-run/],
    ] as const) {
      const to = join(folder, 'refused.zip');
      const line = [...resuming, archive, '--to', to, ...more];
      const { code, stderr, requests } = await runs.play(context, line, [answer(404)]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
      assert.deepEqual(requests, []);
      assert.equal(existsSync(to), false);
    }
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

describe('an import', () => {
  const runs = faultyRuns();
  const origin = { value: '' };
  let file = '';
  before(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'imco-import-')), 'web.zip');
    await writeFile(file, 'of an archive');
  });
  after(() => rm(dirname(file), { recursive: true }));

  const importTask = { ...task, state: 'importing', label_name: 'copy', archive_id: archive };
  const over = { ...importTask, state: 'finished' };
  const failed = { ...over, error_message: 'no quota' };
  const importing = () => ['--api', 'v3', 'infrastructure', 'import', file, '--label', 'copy'];
  const going = ['--api', 'v3', 'infrastructure', 'import', '--resume', archive];
  const resume = new RegExp(`"imco infrastructure import --resume ${archive}"`);

  /** The archive is created, with an address on the same server. */
  const created: Behaviour = (response, request) => {
    origin.value = `https://${request.headers.host}`;
    answer(201, { id: archive, upload_url: `${origin.value}/files/1` })(response, request);
  };
  const uploaded = [created, answer(200)];

  test('names the command that goes on if it is not waited for', async (context) => {
    const { code, stderr, requests } = await runs.play(context, importing(), [
      ...uploaded,
      answer(201, importTask),
    ]);
    assert.equal(code, 0, stderr);
    assert.match(stderr, resume);
    assert.deepEqual(requests, [
      `POST ${archives}`,
      'PUT /files/1',
      `POST ${archives}/${archive}/import`,
    ]);
  });

  test('names it after Ctrl-C and at the timeout as well', async (context) => {
    const { signal, after: afterwards } = openInterrupts();
    const stopped = await runs.play(
      context,
      [...importing(), '--wait', '--poll', '10s'],
      [...uploaded, answer(201, importTask), afterwards(answer(200, importTask))],
      { signal },
    );
    assert.equal(stopped.code, 130, stopped.stderr);
    assert.match(stopped.stderr, resume);
    const late = await runs.play(
      context,
      [...importing(), '--wait', '--timeout', '5s'],
      [...uploaded, answer(201, importTask), answer(200, importTask)],
    );
    assert.equal(late.code, 7, late.stderr);
    assert.match(late.stderr, resume);
  });

  test('goes on by the id of its archive, and fails with the message of its task', async (context) => {
    for (const [end, exit] of [
      [over, 0],
      [failed, 1],
    ] as const) {
      const { code, stderr, requests } = await runs.play(context, going, [
        answer(200, importTask),
        answer(200, importTask),
        answer(200, end),
      ]);
      assert.equal(code, exit, stderr);
      if (exit === 1) assert.match(stderr, /failed: no quota/);
      assert.deepEqual(new Set(requests), new Set([`GET ${archives}/${archive}/import`]));
    }
  });

  test('fails with that message however it is waited for', async (context) => {
    for (const goal of [[], ['--for', 'finished'], ['--for', 'state=finished']]) {
      const { code, stderr } = await runs.play(
        context,
        ['--api', 'v3', 'infrastructure-imports', 'wait', '--archive', archive, ...goal],
        [answer(200, importTask), answer(200, failed), answer(200, failed)],
      );
      assert.equal(code, 1, `${goal.join(' ')}: ${stderr}`);
      assert.match(stderr, /failed: no quota/);
    }
  });

  test('needs a file or an id, and not both', async (context) => {
    for (const [words, message] of [
      [['--label', 'copy'], /import needs a file, or --resume/],
      [[file, '--resume', archive], /--resume cannot be combined with what to import/],
      [['--resume', archive, '--dry-run'], /--resume cannot be combined with --dry-run/],
      [['--resume', 'web'], /"web" is not a valid id of an infrastructure archive/],
    ] as const) {
      const line = ['--api', 'v3', 'infrastructure', 'import', ...words];
      const { code, stderr, requests } = await runs.play(context, line, [answer(404)]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
      assert.deepEqual(requests, []);
    }
  });

  test('that may have started although its request failed is not simply repeated', async (context) => {
    const { signal, before: pressing } = openInterrupts();
    for (const [started, options] of [
      [drop, {}],
      [answer(500, { error: 'down' }), {}],
      [pressing(answer(201, importTask)), { signal }],
    ] as const) {
      const { code, stderr } = await runs.play(
        context,
        importing(),
        [...uploaded, started],
        options,
      );
      assert.notEqual(code, 0);
      assert.match(stderr, new RegExp(`${archive} is left behind; it cannot be deleted`));
      assert.match(stderr, /hint: check with "[^"]*" whether it has started before you run/);
      assert.match(stderr, resume);
    }
  });

  test('that was refused says what is left behind, as no request deletes it', async (context) => {
    for (const behaviours of [
      [...uploaded, answer(422, { errors: { label_name: ['is taken'] } })],
      [created, answer(403, 'expired')],
      [answer(201, { id: archive, upload_url: 'not an address' })],
    ]) {
      const { code, stderr, requests } = await runs.play(context, importing(), behaviours);
      assert.notEqual(code, 0);
      assert.match(stderr, new RegExp(`${archive} is left behind; it cannot be deleted`));
      assert.match(stderr, /hint: run the command again$/m);
      assert.doesNotMatch(requests.join(), /DELETE/);
    }
  });

  test('whose response is empty is read by itself', async (context) => {
    const { code, stdout, requests } = await runs.play(context, importing(), [
      ...uploaded,
      answer(202),
      answer(200, importTask),
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /importing/);
    assert.equal(requests.at(-1), `GET ${archives}/${archive}/import`);
  });

  test('of an unknown archive is not found, without a hint at what there is not', async (context) => {
    for (const line of [
      going,
      ['--api', 'v3', 'infrastructure-imports', 'show', '--archive', archive],
    ]) {
      const { code, stderr } = await runs.play(context, line, [
        answer(404, { error: 'Not found' }),
      ]);
      assert.equal(code, 3, stderr);
      assert.doesNotMatch(stderr, /create --help/);
    }
  });
});
