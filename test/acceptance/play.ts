/** Plays sessions: a live sandbox each, a real shell where one is needed, the built program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { PlatformReleaseName } from '../../src/catalog/versions/platform-release.ts';
import { readSandboxOptions } from '../../src/commands/sandbox/flags.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { realClock } from '../support/clock.ts';
import { sharedCache } from '../support/program.ts';
import { answerIn } from './answering.ts';
import { ranInProcess } from './in-process.ts';
import { deviation, linesOf, type Played, type Transcript } from './transcript.ts';

/** Commands that sessions use beside imco: see the files there. */
const tools = join(process.cwd(), 'test', 'acceptance', 'bin');

/** Longest a single command may take, in ms. */
const patience = 30_000;

/** Folders of one session: all of them are gone when it is over. */
export interface Ground {
  readonly path: string;
  /** Where the commands are that a shell finds. */
  readonly bin: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where the commands run. */
  readonly cwd: string;
}

/** Lays one, with imco and the tools of sessions on its path. */
export const layGround = async (): Promise<Ground> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-session-')));
  const [bin, home, cwd] = [join(path, 'bin'), join(path, 'home'), join(path, 'here')];
  for (const folder of [bin, home, cwd]) await mkdir(folder);
  const folder = openFolder(join(path, 'sandbox'));
  return {
    path,
    bin,
    cwd,
    env: {
      PATH: [bin, tools, process.env.PATH].join(delimiter),
      HOME: home,
      TMPDIR: path,
      XDG_CACHE_HOME: sharedCache,
      IMCO_CONFIG: folder.config,
      IMCO_PROFILE: 'sandbox',
      SANDBOX: folder.path,
    },
  };
};

/**
 * What differs from run to run is replaced by what it is. Columns whose width follows from such
 * words are then set apart by two spaces, however wide they were.
 */
const normalized = (text: string, { path, env, cwd }: Ground): readonly string[] => {
  const named = text
    .replaceAll(env.SANDBOX ?? path, '<sandbox>')
    .replaceAll(cwd, '<here>')
    .replaceAll(path, '<temporary>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replaceAll(/\b[0-9a-f]{24}\b/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>');
  return linesOf(named === text ? text : named.replaceAll(/(?<=\S) {2,}/g, '  '));
};

/** Runs a command in a shell, whose streams are files: any command in it can be handed those. */
const inShell = async (command: string, ground: Ground): Promise<Played> => {
  const { path, cwd, env } = ground;
  const [stdout, stderr] = [join(path, 'stdout'), join(path, 'stderr')];
  await Promise.all([stdout, stderr].map((file) => rm(file, { force: true })));
  // Whoever writes, writes behind what is there.
  const streams = [openSync(stdout, 'a'), openSync(stderr, 'a')] as const;
  try {
    const child = spawn('sh', ['-c', command], {
      cwd,
      env,
      stdio: ['ignore', ...streams],
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    const [code] = await once(child, 'exit');
    return {
      stdout: normalized(await readFile(stdout, 'utf8'), ground),
      stderr: normalized(await readFile(stderr, 'utf8'), ground),
      exit: code ?? -1,
    };
  } finally {
    for (const stream of streams) closeSync(stream);
  }
};

const known = new Set(['speed', 'seed', 'servers', 'events', 'fault', 'after']);

/** Runs a command as a person would see it, in a process of its own where that makes a difference. */
export const played = async (command: string, ground: Ground): Promise<Played> => {
  const { env, cwd } = ground;
  const signal = AbortSignal.timeout(patience);
  const ran = await ranInProcess(command, { env, cwd, home: env.HOME ?? cwd, signal });
  if (!ran) return inShell(command, ground);
  return {
    stdout: normalized(ran.stdout, ground),
    stderr: normalized(ran.stderr, ground),
    exit: ran.code,
  };
};

/** The sandbox the `@` lines ask for; what goes wrong inside it is told to `warn`. */
export const sandboxFor = async (
  { settings }: Pick<Transcript, 'settings'>,
  { env, path }: Ground,
  {
    release,
    warn,
  }: { readonly release: PlatformReleaseName; readonly warn: (text: string) => void },
) => {
  const strange = [...settings.keys()].find((name) => !known.has(name));
  if (strange) throw new Error(`a session can't set ${strange}`);
  const single = Object.fromEntries([...settings].map(([name, [value = '']]) => [name, value]));
  const flags = { platform: release, ...single, fault: settings.get('fault') ?? [] };
  const options = await readSandboxOptions(flags, realClock, warn);
  return startSandbox({ ...options, folder: openFolder(env.SANDBOX ?? path) });
};

/**
 * Plays a session against a sandbox of its own, of this release of the platform. Answers how the first command that did other than
 * expected differs, since those after it build on it; `undefined` when all went as written.
 */
export const play = async (
  transcript: Transcript,
  release: PlatformReleaseName,
): Promise<string | undefined> => {
  const ground = await layGround();
  const warnings: string[] = [];
  const stopAnswering = await answerIn(ground.bin);
  try {
    const sandbox = await sandboxFor(transcript, ground, {
      release,
      warn: (text) => warnings.push(text),
    });
    try {
      for (const step of transcript.steps) {
        const found = deviation(step, await played(step.command, ground));
        if (found) return found;
      }
    } finally {
      for (const command of transcript.settings.get('after') ?? []) await inShell(command, ground);
      await sandbox.close();
    }
    return warnings.length > 0 ? `the sandbox says: ${warnings.join('\n')}` : undefined;
  } finally {
    await stopAnswering();
    await rm(ground.path, { recursive: true, force: true });
  }
};
