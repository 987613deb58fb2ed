import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { answers } from '../support/byte-server.ts';
import { type FilePlatform, ids } from '../support/file-platform.ts';
import { bareEnv, script, spawnImco } from '../support/program.ts';

import { bigFile, deleting, errorIn, making, saying, started, upload } from './uploading.ts';

describe('an upload that fails', () => {
  const words = [...upload, 'site.tgz', '--script', 'deploy', '-o', 'json'];

  test('in its first request leaves nothing to delete', async (t) => {
    const said = { errors: { name: ['is taken'] } };
    const platform = await started(t, { [making]: answers(422, said) });
    const { code, stderr } = await platform.run(words);
    assert.equal(code, 5);
    assert.match(errorIn(stderr).message, /--name: is taken/);
    assert.deepEqual(platform.changes(), [making]);
  });

  test('of the content is reported with its status, and the new row is deleted', async (t) => {
    const said = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
    const platform = await started(t, { 'PUT storage': answers(403, said) });
    const { code, stdout, stderr } = await platform.run(words);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.deepEqual(platform.changes(), [making, 'PUT storage', deleting]);
    const error = errorIn(stderr);
    assert.match(
      error.message,
      /refused the address of the file \(403\): AccessDenied: Request has expired/,
    );
    assert.equal(error.status, 403);
    assert.match(error.hint, /valid only for a short time/);
    assert.deepEqual(error.details, [
      `attachment ${ids.file} was created for it and deleted again`,
    ]);
    assert.doesNotMatch(stderr, /abcdef/);
  });

  test('in its last request as well', async (t) => {
    const platform = await started(t, { [saying]: answers(500, { error: 'no luck' }) });
    const { code, stderr } = await platform.run(words);
    assert.equal(code, 9);
    assert.match(errorIn(stderr).message, /no luck/);
    assert.deepEqual(platform.changes(), [making, 'PUT storage', saying, deleting]);
  });

  test('where the platform hands out no address, too', async (t) => {
    const platform = await started(t, { [making]: answers(201, { id: ids.file, name: 'x' }) });
    const { code, stderr } = await platform.run(words);
    assert.equal(code, 6);
    assert.match(errorIn(stderr).message, /attachment without upload_url/);
    assert.deepEqual(platform.changes(), [making, deleting]);
  });

  test('and cannot be cleared away names what is left, and how to remove it', async (t) => {
    const platform = await started(t, {
      'PUT storage': answers(500, 'broken'),
      [deleting]: answers(403, { error: 'not yours' }),
    });
    const { code, stderr } = await platform.run(words);
    assert.equal(code, 9);
    const error = errorIn(stderr);
    assert.match(error.message, new RegExp(`\\(500\\).*; attachment ${ids.file} was left behind$`));
    assert.equal(error.hint, `remove it: imco blueprint attachments delete id:${ids.file}`);
    assert.match(error.details[0], /could not be deleted: .*not yours/);
    const told = await platform.run(words.slice(0, -2));
    assert.match(
      told.stderr,
      new RegExp(`^error: .*${ids.file} was left behind\n  attachment`, 'm'),
    );
  });

  test('is over when what was made is gone already', async (t) => {
    const platform = await started(t, {
      'PUT storage': answers(500, 'broken'),
      [deleting]: answers(404, { error: 'what?' }),
    });
    const { stderr } = await platform.run(words);
    assert.match(errorIn(stderr).details[0], /deleted again$/);
  });
});

describe('Ctrl-C', () => {
  /** Starts the program in a process of its own. */
  const begun = (platform: FilePlatform, words: readonly string[]) => {
    const child = spawn(process.execPath, [script, ...words], {
      cwd: platform.cwd,
      env: { ...bareEnv(platform.cwd), ...platform.env },
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = once(child, 'close').then(([code]) => ({ code, stderr }));
    return { child, ended };
  };

  for (const [signal, exit] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    test(`${signal} half-way deletes what was made`, async (t) => {
      const platform = await started(t, { 'PUT storage': () => {} });
      await bigFile(platform, 'big', 50_000_000);
      const { child, ended } = begun(platform, [...upload, 'big', '--script', 'deploy']);
      await platform.away.until(({ method }) => method === 'PUT');
      child.kill(signal);
      const { code, stderr } = await ended;
      assert.equal(code, exit, stderr);
      assert.deepEqual(platform.changes(), [making, 'PUT storage', deleting]);
      assert.match(stderr, /^error: the upload was stopped\n {2}attachment .* deleted again\n/);
    });
  }

  test('while the thing is being made waits for its id, and deletes it', async (t) => {
    let child: ReturnType<typeof begun>['child'] | undefined;
    const platform = await started(t, {
      [making]: async (request, response, arrived) => {
        child?.kill('SIGINT');
        await new Promise((resolve) => setTimeout(resolve, 300));
        await answers(201, { id: ids.file, upload_url: 'https://localhost/' })(
          request,
          response,
          arrived,
        );
      },
    });
    const run = begun(platform, [...upload, 'site.tgz', '--script', 'deploy', '-o', 'json']);
    child = run.child;
    const { code, stderr } = await run.ended;
    assert.equal(code, 130);
    assert.deepEqual(platform.changes(), [making, deleting]);
    assert.equal(errorIn(stderr).code, 'interrupted');
  });
});

test('a large file is streamed with little memory', async (t) => {
  const platform = await started(t);
  const size = 200_000_000;
  await bigFile(platform, 'big', size);
  const probe = join(platform.cwd, 'probe.cjs');
  const peak = join(platform.cwd, 'peak');
  await writeFile(
    probe,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  );
  const env = { ...platform.env, NODE_OPTIONS: `--require=${probe}` };
  const { code, stderr } = await spawnImco([...upload, 'big', '--script', 'deploy'], {
    cwd: platform.cwd,
    env,
  });
  assert.equal(code, 0, stderr);
  assert.equal(platform.away.arrived[0]?.bytes, size);
  const megabytes = Number(await readFile(peak, 'utf8')) / 1000;
  assert.ok(megabytes < 150, `${megabytes} MB`);
});
