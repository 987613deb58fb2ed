/** The recording of a terminal session in the README: a real run against a sandbox, as asciicast v2. */
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { spawn } from '@lydell/node-pty';
import { newestApiVersion } from '../../src/catalog/versions/api-version.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import { realClock } from '../support/clock.ts';
import { bareEnv, script } from '../support/program.ts';
import { findReleaseOf } from '../support/tested-version.ts';

export const recordingFile = join('docs', 'session.cast');

/** A task of an operator: its title, and the commands as they are typed. */
interface Task {
  readonly title: string;
  readonly commands: readonly string[];
}

export const tasks: readonly Task[] = [
  { title: 'What is wrong?', commands: ['imco status'] },
  {
    title: 'Find what is stalled, and the cause',
    commands: [
      "imco servers list --filter 'state=*stalled'",
      'imco servers events proxy-01 --since 1d12h',
      'imco servers reboot proxy-01 --yes --wait',
    ],
  },
  {
    title: 'Deploy a server like another one, and boot it',
    commands: ['imco servers create --like app-1 --name web-9 --boot --wait'],
  },
  { title: 'Compare two servers', commands: ['imco servers compare app-1 web-9'] },
  {
    title: 'Open a port in a firewall, after a look at the request',
    commands: [
      'imco firewall-profiles add-rule web tcp/8443:any --dry-run',
      'imco firewall-profiles add-rule web tcp/8443:any',
    ],
  },
  {
    title: 'Run a script on all web servers, up to its end',
    commands: [
      "imco servers run-script --selector 'name=web-0*,state=operational' --script rotate-logs --yes --wait",
    ],
  },
  {
    title: 'Grow an array, and boot the new members',
    commands: ['imco server-arrays enlarge workers --size 2 --boot --wait --yes'],
  },
  {
    title: 'Addresses that belong to no server',
    commands: ["imco floating-ips list --filter 'server=null' --columns name,address,state"],
  },
  {
    title: 'Who did what to a server?',
    commands: ['imco audit events list --server web-9 --user operator --since today'],
  },
  {
    title: 'For a spreadsheet, and for a script',
    commands: [
      'imco servers list --columns name,state,public_ip -o csv | head -3',
      "imco servers list --label production -o json --query 'length(@)'",
    ],
  },
];

/** Size of the recorded terminal. */
const size = { columns: 100, rows: 30 };

/** Time between two keys, and the longest pause that is kept, in seconds. */
const keySeconds = 0.04;
const longestPause = 1.2;

/** Longest time that a command may take, in ms. */
const patience = 60_000;

/** An event of a recording: seconds since its start, its kind (output), and the text. */
type CastEvent = readonly [at: number, kind: 'o', text: string];

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Marks the prompt, so that the end of a command is recognised; it is removed from the recording. */
const promptMark = '\u001f';

/** A shell on a terminal, whose output is recorded. */
const openShell = (env: Readonly<Record<string, string>>, cwd: string) => {
  const terminal = spawn('bash', ['--norc', '--noprofile', '--noediting'], {
    name: 'xterm-256color',
    cols: size.columns,
    rows: size.rows,
    cwd,
    env: { ...bareEnv(), ...env, PS1: `${promptMark}$ `, PS2: '', PROMPT_COMMAND: '' },
  });
  const chunks: { readonly at: number; readonly text: string }[] = [];
  const news = new PassThrough();
  terminal.onData((text) => {
    chunks.push({ at: performance.now(), text });
    news.emit('more');
  });
  /** Takes the output up to the next prompt. */
  const untilPrompt = async (): Promise<typeof chunks> => {
    const late = AbortSignal.timeout(patience);
    while (
      !chunks
        .map(({ text }) => text)
        .join('')
        .includes(promptMark)
    ) {
      await once(news, 'more', { signal: late });
    }
    return chunks.splice(0);
  };
  return { terminal, untilPrompt };
};

/** Records the tasks on a terminal. Returns what the terminal shows, and when. */
export const record = async (): Promise<readonly CastEvent[]> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-recording-')));
  const folder = openFolder(join(path, 'sandbox'));
  const sandbox = await startSandbox({
    release: findReleaseOf(newestApiVersion),
    folder,
    clock: realClock,
    port: 0,
    seed: demoPlan,
    speed: 600,
    latency: 0,
    faults: [],
    warn: (text) => {
      throw new Error(text);
    },
  });
  const bin = join(path, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'imco'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(join(bin, 'imco'), 0o755);
  const env = {
    IMCO_CONFIG: folder.config,
    HOME: path,
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    LANG: 'C.UTF-8',
  };
  const events: CastEvent[] = [];
  let now = 0;
  const add = (seconds: number, text: string): void => {
    now += Math.min(seconds, longestPause);
    if (text !== '') events.push([round(now), 'o', text]);
  };
  const { terminal, untilPrompt } = openShell(env, path);
  try {
    await untilPrompt();
    // Commands are typed into the recording below, key by key.
    terminal.write('stty -echo\r');
    await untilPrompt();
    for (const { title, commands } of tasks) {
      add(1, `\u001b[1m# ${title}\u001b[0m\r\n`);
      for (const command of commands) {
        add(0.3, '$ ');
        for (const key of command) add(keySeconds, key);
        add(0.3, '\r\n');
        let before = performance.now();
        terminal.write(`${command}\r`);
        for (const { at, text } of await untilPrompt()) {
          add((at - before) / 1000, text.split(promptMark, 1)[0] ?? '');
          before = at;
        }
      }
      add(1, '\r\n');
    }
  } finally {
    terminal.kill('SIGKILL');
    await sandbox.close();
    await rm(path, { recursive: true, force: true });
  }
  return events;
};

/** A recording as text: a header, then an event per line. */
export const formatRecording = (events: readonly CastEvent[]): string => {
  const header = {
    version: 2,
    width: size.columns,
    height: size.rows,
    title: 'imco: ten tasks of an operator',
    env: { SHELL: '/bin/bash', TERM: 'xterm-256color' },
  };
  return `${[header, ...events].map((line) => JSON.stringify(line)).join('\n')}\n`;
};
