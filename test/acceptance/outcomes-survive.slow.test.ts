/** What became of changes is told whatever happens to imco, its files and its output meanwhile. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatNames } from '../../src/output/formats/formats.ts';
import { type Booting, startBooting } from '../support/booting.ts';
import { bareEnv, type Ran, script } from '../support/program.ts';

const boot = ['cloud', 'servers', 'boot', '--selector', 'name=web-*'];

interface Options {
  readonly program?: string;
  /** A file that stdout is, in place of a pipe. */
  readonly stdout?: string;
  /** Most open files. */
  readonly files?: number;
  readonly meanwhile?: () => Promise<void>;
}

/** Runs the built program in a process of its own. */
const start = async (
  { flags, folder }: Booting,
  words: readonly string[],
  { program = script, stdout, files, meanwhile }: Options = {},
): Promise<Ran> => {
  const sink = stdout === undefined ? 'pipe' : openSync(stdout, 'w');
  const command = [process.execPath, program, ...words, ...flags];
  const [name = '', ...rest] =
    files === undefined
      ? command
      : ['/bin/sh', '-c', `ulimit -n ${files}; exec "$@"`, 'sh', ...command];
  const env = { ...bareEnv(folder), XDG_CACHE_HOME: join(folder, 'cache') };
  const child = spawn(name, rest, { env, stdio: ['ignore', sink, 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
  await meanwhile?.();
  const code = await ended;
  if (typeof sink === 'number') closeSync(sink);
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
};

/** A copy of the built program, so that it can be taken away. */
const copyOf = ({ folder }: Booting): string => {
  const place = join(folder, 'program');
  mkdirSync(join(place, 'bin'), { recursive: true });
  cpSync(script, join(place, 'bin', 'imco.js'));
  for (const name of ['main.cjs', 'chunks', 'help']) {
    const from = join(process.cwd(), 'dist', name);
    if (existsSync(from)) cpSync(from, join(place, 'dist', name), { recursive: true });
  }
  return place;
};

const until = async (isThere: () => boolean): Promise<void> => {
  const started = process.hrtime.bigint();
  while (!isThere()) {
    assert.ok(process.hrtime.bigint() - started < 20_000_000_000n, 'it takes too long');
    await sleep(20);
  }
};

/** Every server is named in what was written. */
const assertTold = (text: string, booting: Booting, format: string): void => {
  for (const [at, id] of booting.carriedOut().entries()) {
    assert.ok(text.includes(format === 'id' ? id : `web-${at}`), text);
  }
};

for (const format of formatNames) {
  test(`imco is removed while it waits: ${format}`, async (t) => {
    const booting = await startBooting(t, 2);
    const place = copyOf(booting);
    const ran = await start(booting, [...boot, '--wait', '--poll', '1s', '-o', format], {
      program: join(place, 'bin', 'imco.js'),
      meanwhile: async () => {
        await until(() => booting.carriedOut().length === 2);
        renameSync(join(place, 'dist'), join(place, 'gone'));
        booting.finish();
      },
    });
    assert.equal(ran.code, 0, ran.stderr);
    assertTold(ran.stdout, booting, format);
  });

  test(`stdout is full: ${format}`, async (t) => {
    const booting = await startBooting(t, 2);
    const ran = await start(booting, [...boot, '-o', format], { stdout: '/dev/full' });
    assert.equal(booting.carriedOut().length, 2);
    assert.equal(ran.code, 1, ran.stderr);
    assert.match(
      ran.stderr,
      /the change was requested, and the output could not be written: .*ENOSPC/,
    );
    assert.doesNotMatch(ran.stderr, /carried out/);
    assert.equal(ran.stderr.split('ENOSPC').length, 2, 'it is said once');
    // What is told is the whole outcome, whatever the format would have written of it.
    assertTold(ran.stderr, booting, 'json');
    assertTold(ran.stderr, booting, 'id');
  });
}

test('a run that failed for some targets ends with their exit code, whatever stdout does', async (t) => {
  const booting = await startBooting(t, 2);
  booting.finish();
  const first = await start(booting, ['cloud', 'servers', 'boot', 'web-0', '-o', 'json']);
  assert.equal(first.code, 0, first.stderr);
  const words = ['cloud', 'servers', 'reboot', '--selector', 'name=web-*', '--yes', '-o', 'json'];
  const ran = await start(booting, words, { stdout: '/dev/full' });
  assert.equal(ran.code, 8, ran.stderr);
  assert.match(ran.stderr, /some changes failed, and the output could not be written/);
});

test('a single changed resource is reported too', async (t) => {
  const booting = await startBooting(t, 1);
  for (const format of ['table', 'json']) {
    const words = ['cloud', 'servers', 'update', 'web-0', '--name', 'web-0', '-o', format];
    const ran = await start(booting, words, { stdout: '/dev/full' });
    assert.equal(ran.code, 1, ran.stderr);
    assert.match(ran.stderr, /the change was made, and the output could not be written/);
    assert.match(ran.stderr, /"name":"web-0"/);
  }
});

test('a closed pipe fails nothing, and the outcome is reported on stderr', async (t) => {
  for (const format of ['table', 'json', 'jsonl', 'csv']) {
    const booting = await startBooting(t, 3);
    booting.finish();
    const env = bareEnv(booting.folder);
    const words = [process.execPath, script, ...boot, ...booting.flags, '-o', format];
    const piped = 'set -o pipefail; "$@" | true';
    const child = spawn('/bin/bash', ['-c', piped, 'sh', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 0, stderr);
    assert.match(stderr, /the output could not be written: stdout was closed/);
    assert.match(stderr, /web-0[\s\S]*web-1[\s\S]*web-2/);
  }
});

test('with few open files, everything that was carried out is reported, at least as possible', async (t) => {
  for (let files = 20; files <= 48; files += 2) {
    for (const format of ['json', 'table']) {
      const booting = await startBooting(t, 6);
      booting.finish();
      const words = [...boot, '--wait', '--poll', '100ms', '--timeout', '20s', '-o', format];
      const ran = await start(booting, words, { files });
      const said = ran.stdout + ran.stderr;
      const what = `${files} ${format} ${ran.code}: ${said}`;
      // Node itself does not get far enough to say anything with very few.
      if (booting.carriedOut().length === 0 && !/imco|error/.test(said)) continue;
      assert.ok([0, 7, 8, 10].includes(ran.code), what);
      assert.doesNotMatch(said, /defect/, what);
      if (ran.code !== 0) assert.match(said, /too many open files \(ulimit -n is \d+\)/, what);
      const isPossible = /may have been carried out/.test(said);
      for (const id of booting.carriedOut()) assert.ok(said.includes(id) || isPossible, what);
    }
  }
});

test('few files may be open: a read that fails says so, and of no connection that it failed', async (t) => {
  const booting = await startBooting(t, 2);
  const [, endpoint = '', ...files] = booting.flags;
  const config = join(booting.folder, 'config.json');
  const [ca, cert, key] = ['ca', 'cert', 'key'].map((name) => join(booting.folder, `${name}.pem`));
  writeFileSync(config, JSON.stringify({ endpoint, ca, cert, key }), { mode: 0o600 });
  const byName = endpoint.replace('127.0.0.1', 'localhost');
  const ways = [booting.flags, ['--endpoint', byName, ...files], ['--config', config]];
  for (let most = 17; most <= 32; most++) {
    for (const flags of ways) {
      const ran = await start({ ...booting, flags }, ['cloud', 'servers', 'list'], { files: most });
      const what = `${most} ${flags[0]} ${ran.code}: ${ran.stderr}`;
      // Node itself does not get far enough to run anything with very few.
      if (ran.code === 0 || !/^error: /.test(ran.stderr)) continue;
      assert.equal(ran.code, 10, what);
      const said = new RegExp(`^error: .*too many open files \\(ulimit -n is ${most}\\)`);
      assert.match(ran.stderr, said, what);
    }
  }
});

test('a missing or damaged part of imco is reported as such, not as a connection failure', async (t) => {
  const booting = await startBooting(t, 2);
  const place = copyOf(booting);
  const chunks = join(place, 'dist', 'chunks');
  const [name = ''] = readdirSync(chunks).filter((name) => name.startsWith('requests-'));
  const path = join(chunks, name);
  const kept = readFileSync(path);
  const program = join(place, 'bin', 'imco.js');
  for (const content of [undefined, kept.subarray(0, kept.length / 2)]) {
    if (content) writeFileSync(path, content);
    else rmSync(path);
    const ran = await start(booting, ['cloud', 'servers', 'list'], { program });
    assert.equal(ran.code, 10, ran.stderr);
    assert.match(ran.stderr, /^error: a file of the imco installation cannot be read/);
  }
});

test('with few open files, nothing is reported as broken', async (t) => {
  const booting = await startBooting(t, 1);
  const commands = [
    ['config', 'set', 'timeout', '30s', '--config', join(booting.folder, 'own.yaml')],
    ['sandbox', 'start', '--detach', '--dir', join(booting.folder, 'sandbox')],
    ['blueprint', 'attachments', 'download', `id:${'0'.repeat(24)}`, '--to', booting.folder],
    ['doctor'],
  ];
  const isConfigured = (words: readonly string[]): boolean =>
    ['config', 'sandbox'].includes(words[0] ?? '');
  t.after(() =>
    start({ ...booting, flags: [] }, ['sandbox', 'stop', '--dir', join(booting.folder, 'sandbox')]),
  );
  for (let files = 19; files <= 22; files++) {
    for (const words of commands) {
      const flags = isConfigured(words) ? [] : booting.flags;
      const { code, stdout, stderr } = await start({ ...booting, flags }, words, { files });
      const said = stdout + stderr;
      if (!/too many open files|EMFILE/.test(said)) continue;
      // A sandbox in the background that did not get to its start has said why itself.
      const expected = said.includes('exited before it was ready (exit code 10)') ? 1 : 10;
      assert.equal(code, expected, `${files} ${words}: ${said}`);
      assert.doesNotMatch(
        said,
        /cannot be used|permissions(?! +skipped)|defect|connection .* failed/,
        said,
      );
    }
  }
});
