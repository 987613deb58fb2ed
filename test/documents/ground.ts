/** What readers of documents have around them: a home, archives of credentials, two platforms. */

import { ok } from 'node:assert/strict';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findPlatformRelease,
  type PlatformReleaseName,
} from '../../src/catalog/versions/platform-release.ts';
import { Interruption } from '../../src/lib/failures/failures.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import {
  createCertificate,
  createPrivateKeyPem,
} from '../../src/sandbox/seed/network/certificate-text.ts';
import { answerIn } from '../acceptance/answering.ts';
import { ranInProcess } from '../acceptance/in-process.ts';
import { type Ground, layGround, played } from '../acceptance/play.ts';
import { deviation } from '../acceptance/transcript.ts';
import { collectionArchive } from '../contract/archive.ts';
import { applicationArchive } from '../support/application-archive.ts';
import { realClock } from '../support/clock.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import type { DocumentCommand } from './document-commands.ts';

/** The platforms of the documents, by domain, and the archive that each hands out. */
const platforms = { 'example.com': 'api-key.zip', 'staging.example.com': 'staging.zip' } as const;

const startPlatform = (
  path: string,
  domain: string,
  release: PlatformReleaseName,
): Promise<RunningSandbox> =>
  startSandbox({
    release: findPlatformRelease(release),
    folder: openFolder(path),
    clock: realClock,
    port: 0,
    seed: demoPlan,
    speed: 10_000,
    latency: 0,
    faults: [],
    domain,
    warn: (text) => ok(false, text),
  });

const validity = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2049, 0, 1) };

/** Files that documents expect their readers to have. */
const readersFiles = {
  'rehearsal.sh': 'test -n "$IMCO_CONFIG"\n',
  'portal.pem': createCertificate({
    ...validity,
    name: 'portal.example.com',
    issuer: 'Example CA',
  }),
  'chain.pem': createCertificate({ ...validity, name: 'Example CA', issuer: 'Example CA' }),
  'portal.key': createPrivateKeyPem('portal.example.com'),
  'shop.csar': applicationArchive('shop', '1.0'),
  'collection.tar.gz': collectionArchive('example', 'mail', '1.0.0'),
};

export interface ReaderGround extends Ground {
  readonly close: () => Promise<void>;
}

/**
 * Creates an empty home, the archives and files of a reader, and a proxy to both platforms, which
 * are of this release.
 */
export const openReaderGround = async (
  release: PlatformReleaseName = '9',
): Promise<ReaderGround> => {
  const { path, bin, cwd, env: laid } = await layGround();
  const closing: (() => unknown)[] = [
    () => rm(path, { recursive: true, force: true }),
    await answerIn(bin),
  ];
  const targets: Record<string, number> = {};
  for (const [domain, archive] of Object.entries(platforms)) {
    const sandbox = await startPlatform(join(path, domain), domain, release);
    closing.push(() => sandbox.close());
    targets[`clients.${domain}:443`] = Number(new URL(sandbox.endpoint).port);
    await copyFile(sandbox.folder.archive, join(cwd, archive));
  }
  for (const [name, content] of Object.entries(readersFiles))
    await writeFile(join(cwd, name), content);
  const proxy = await startConnectProxy({ after: (close) => closing.push(close) }, targets);
  const { PATH = '', HOME = '', TMPDIR = '' } = laid;
  const way = { HTTPS_PROXY: `http://${proxy.address}`, NO_PROXY: '127.0.0.1' };
  const close = async (): Promise<void> => {
    for (const one of closing.toReversed()) await one();
  };
  return { path, bin, cwd, env: { PATH, HOME, TMPDIR, SHELL: '/bin/bash', ...way }, close };
};

/** Commands that go on until somebody interrupts them. */
const isEndless = (command: string): boolean => /\s--(?:watch|follow)\b/.test(command);

/** Ends such a command when it has written something and waits. */
const runInterrupted = async (command: string, { env, cwd }: Ground): Promise<void> => {
  const stop = new AbortController();
  const clock = {
    ...realClock,
    sleep: async (ms: number, signal?: AbortSignal) => {
      stop.abort(new Interruption('interrupted', 'interrupted'));
      await realClock.sleep(ms, signal);
    },
  };
  const home = env.HOME ?? cwd;
  const ran = await ranInProcess(command, { env, cwd, home, clock, signal: stop.signal });
  ok(ran && ran.code === 130 && ran.stdout !== '', `${command}: ${ran?.code} ${ran?.stderr}`);
};

const changesEnvironment = (command: string): boolean => /^(?:eval|export) /.test(command);

/** The environment that a command leaves behind in its shell. */
const readEnvironment = async (file: string): Promise<Ground['env']> => {
  const pairs = (await readFile(file, 'utf8')).split('\0').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
};

/**
 * Types a command of a document. Throws unless it succeeds and prints what the document shows.
 * Returns the ground for the next one.
 */
export const typeCommand = async (
  { command, line, output }: DocumentCommand,
  ground: ReaderGround,
): Promise<ReaderGround> => {
  if (isEndless(command)) {
    await runInterrupted(command, ground);
    return ground;
  }
  const file = join(ground.path, 'environment');
  const changes = changesEnvironment(command);
  const ending = changes ? `\nenv -0 > '${file}'` : command.endsWith('&') ? '\nwait' : '';
  const shown = await played(`${changes ? 'set -e\n' : ''}${command}${ending}`, ground);
  const stdout = output.map((text) => text.replaceAll(/\b[0-9a-f]{24}\b/g, '<id>'));
  const problem = deviation({ line, command, stdout, stderr: ['...'], exit: 0 }, shown);
  ok(problem === undefined, `${problem}\n${shown.stderr.join('\n')}`);
  return changes ? { ...ground, env: await readEnvironment(file) } : ground;
};
