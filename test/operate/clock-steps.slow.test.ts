/** Waits under a clock that is set while they go on, as NTP and a resumed machine do (libfaketime). */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { type Booting, startBooting } from '../support/booting.ts';
import { needsProgram } from '../support/needs-program.ts';
import { bareEnv, script } from '../support/program.ts';

/** What the program faketime has loaded into others. */
const libraryOf = (): string =>
  execFileSync('faketime', ['-f', '+0', '/bin/sh', '-c', 'echo "$LD_PRELOAD"'], {
    encoding: 'utf8',
  }).trim();

/** A run of imco whose wall clock can be set; the monotonic clock is the machine's. */
const startUnder = (booting: Booting, words: readonly string[]) => {
  const file = join(booting.folder, 'clock');
  const set = (offset: string): void => writeFileSync(file, `${offset}\n`);
  set('+0');
  const child = spawn(process.execPath, [script, ...words, ...booting.flags], {
    env: {
      ...bareEnv(booting.folder),
      LD_PRELOAD: libraryOf(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const started = readMonotonicMs();
  const ended = new Promise<{ code: number; ms: number; said: string }>((resolve) => {
    child.once('close', (code) =>
      resolve({
        code: code ?? -1,
        ms: readMonotonicMs() - started,
        said: Buffer.concat(said).toString(),
      }),
    );
  });
  return { set, ended };
};

const untilSent = async (booting: Booting, count: number): Promise<void> => {
  while (booting.server.received.length < count) await sleep(20);
};

const prepared = async (t: TestContext): Promise<Booting | undefined> =>
  needsProgram(t, 'faketime') ? startBooting(t, 2) : undefined;

test('the clock is set two hours ahead in a wait of 30 s: it goes on', async (t) => {
  const booting = await prepared(t);
  if (!booting) return;
  const words = ['cloud', 'servers', 'boot', 'web-0', 'web-1', '--wait', '--timeout', '30s'];
  const run = startUnder(booting, [...words, '--poll', '300ms', '-o', 'json']);
  while (booting.carriedOut().length < 2) await sleep(20);
  await sleep(500);
  run.set('+7200');
  await sleep(2000);
  booting.finish();
  const { code, said } = await run.ended;
  assert.equal(code, 0, said);
});

test('a wait of 4 s ends in time although the clock is set back by an hour', async (t) => {
  const booting = await prepared(t);
  if (!booting) return;
  const words = ['cloud', 'servers', 'wait', 'web-0', '--for', 'state=operational'];
  const run = startUnder(booting, [...words, '--timeout', '4s', '--poll', '300ms']);
  await untilSent(booting, 3);
  run.set('-3600');
  const { code, ms, said } = await run.ended;
  assert.equal(code, 7, said);
  assert.match(said, /after [45]s/);
  assert.ok(ms < 12_000, `it took ${ms} ms`);
});
