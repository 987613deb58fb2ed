/** Signals that imco was started to ignore, by real shells and nohup. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { quoteForShell } from '../../src/lib/text/shell-word.ts';
import { startBooting } from '../support/booting.ts';
import { needsProgram } from '../support/needs-program.ts';
import { bareEnv, script } from '../support/program.ts';

/** The processes below one, by the table of processes of Linux. */
const descendants = (of: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): (readonly [number, number])[] => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [[Number(name), Number(stat.replace(/^.*\) \S /s, '').split(' ')[0])]];
      } catch {
        return [];
      }
    });
  const below = parents.filter(([, parent]) => parent === of).map(([pid]) => pid);
  return [...below, ...below.flatMap(descendants)];
};

const isImco = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
  } catch {
    return false;
  }
};

/** The process of imco that a command has started, or has become. */
const imcoIn = async (child: ChildProcess): Promise<number> => {
  for (let tries = 0; tries < 400; tries++) {
    const found = [child.pid ?? 0, ...descendants(child.pid ?? 0)].filter(
      (pid) =>
        isImco(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(process.execPath),
    );
    const [pid] = found;
    if (pid !== undefined) return pid;
    await sleep(25);
  }
  throw new Error('imco was not started');
};

/** Waits until a process has ended, its parent told or not. */
const untilGone = async (pid: number): Promise<void> => {
  for (let tries = 0; tries < 400; tries++) {
    if (!isImco(pid)) return;
    await sleep(25);
  }
  throw new Error(`process ${pid} goes on`);
};

interface Way {
  /** `imco` in it stands for the command. */
  readonly shell: string;
  readonly program?: string;
  readonly signal: 'SIGHUP' | 'SIGINT';
  readonly survives: boolean;
}

/** Starts a wait in one way, sends it a signal in its middle and lets the wait come to its end. */
const outcomeOf = async (
  t: TestContext,
  { shell, program = '/bin/bash', signal, survives }: Way,
): Promise<{ readonly survived: boolean; readonly stdout: string }> => {
  const booting = await startBooting(t, 1);
  const words = ['cloud', 'servers', 'boot', 'web-0', '--wait', '--poll', '200ms', '-o', 'json'];
  const command = [process.execPath, script, ...words, ...booting.flags];
  const child = spawn(program, ['-c', shell.replaceAll('imco', '"$@"'), 'sh', ...command], {
    cwd: booting.folder,
    env: bareEnv(booting.folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const closed = once(child, 'close');
  const pid = await imcoIn(child);
  while (booting.carriedOut().length === 0) await sleep(20);
  process.kill(pid, signal);
  if (survives) await sleep(300);
  else await untilGone(pid);
  booting.finish();
  await closed;
  const [outcome] = JSON.parse(stdout);
  return { survived: outcome?.ok === true && outcome.state === 'operational', stdout };
};

const ways: readonly Way[] = [
  { shell: 'imco; true', signal: 'SIGHUP', survives: false },
  { shell: 'imco; true', signal: 'SIGINT', survives: false },
  { shell: 'nohup imco', signal: 'SIGHUP', survives: true },
  { shell: 'nohup imco; true', signal: 'SIGINT', survives: false },
  {
    shell: 'exec nohup sh -c \'"$@"; true\' sh imco',
    program: '/bin/sh',
    signal: 'SIGHUP',
    survives: true,
  },
  { shell: "trap '' HUP; imco; true", signal: 'SIGHUP', survives: true },
  { shell: "trap '' HUP; imco; true", program: '/bin/sh', signal: 'SIGHUP', survives: true },
  { shell: "trap '' INT; imco; true", program: '/bin/sh', signal: 'SIGINT', survives: true },
  { shell: '(imco; true) & wait', program: '/bin/sh', signal: 'SIGINT', survives: true },
  { shell: '(imco; true) & wait', program: '/bin/sh', signal: 'SIGHUP', survives: false },
];

for (const way of ways) {
  const { shell, program, signal, survives } = way;
  test(`${program ?? '/bin/bash'} -c '${shell}': ${signal} ${survives ? 'is ignored' : 'ends it'}`, async (t) => {
    if (process.platform !== 'linux') return t.skip('only Linux shows what a process ignores');
    const { survived, stdout } = await outcomeOf(t, way);
    assert.equal(survived, survives, stdout);
  });
}

test('setsid takes imco out of the group that a terminal hangs up and interrupts', async (t) => {
  if (process.platform !== 'linux') return t.skip('setsid is of Linux');
  const booting = await startBooting(t, 1);
  const words = ['cloud', 'servers', 'boot', 'web-0', '--wait', '--poll', '200ms', '-o', 'json'];
  const command = [process.execPath, script, ...words, ...booting.flags];
  // A group of its own, as a terminal gives each job: what it does to the job is done to the group.
  const child = spawn('/bin/sh', ['-c', 'setsid --wait "$@" & wait; wait', 'sh', ...command], {
    env: bareEnv(booting.folder),
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const closed = once(child.stdout, 'close');
  await imcoIn(child);
  while (booting.carriedOut().length === 0) await sleep(20);
  for (const signal of ['SIGHUP', 'SIGINT'] as const) process.kill(-(child.pid ?? 0), signal);
  await sleep(300);
  booting.finish();
  await closed;
  assert.equal(JSON.parse(stdout)[0].state, 'operational');
});

/** Ways that begin at a terminal, by the programs they need. `imco` in them stands for the command. */
const atTerminal: readonly { readonly needs: string; readonly shell: string }[] = [
  { needs: 'env', shell: 'env nohup imco' },
  { needs: 'fish', shell: `fish --no-config -c 'nohup $argv' imco` },
  { needs: 'dash', shell: `dash -c 'nohup "$@"; true' sh imco` },
  {
    needs: 'python3',
    shell: `python3 -c 'import subprocess, sys; subprocess.run(["nohup", *sys.argv[1:]])' imco`,
  },
  {
    needs: 'make',
    shell: `printf 'all:\\n\\t@nohup $(COMMAND)\\n' | make -f - COMMAND="$COMMAND"`,
  },
];

for (const { needs, shell } of atTerminal) {
  test(`at a terminal, ${needs} starts nohup: a hangup is ignored`, async (t) => {
    if (process.platform !== 'linux' || !needsProgram(t, 'script', needs)) return;
    const booting = await startBooting(t, 1);
    const words = ['cloud', 'servers', 'boot', 'web-0', '--wait', '--poll', '200ms', '-o', 'json'];
    const command = [process.execPath, script, ...words, ...booting.flags];
    const line = shell.replaceAll('imco', command.map(quoteForShell).join(' '));
    const child = spawn('script', ['-qec', line, '/dev/null'], {
      cwd: booting.folder,
      env: { ...bareEnv(booting.folder), COMMAND: command.join(' ') },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    t.after(() => child.kill('SIGKILL'));
    const closed = once(child, 'close');
    const pid = await imcoIn(child);
    while (booting.carriedOut().length === 0) await sleep(20);
    process.kill(pid, 'SIGHUP');
    await sleep(300);
    booting.finish();
    await closed;
    // nohup leads what goes to a terminal into this file.
    const stdout = readFileSync(`${booting.folder}/nohup.out`, 'utf8');
    assert.equal(JSON.parse(stdout.slice(stdout.indexOf('[')))[0].state, 'operational', stdout);
  });
}

test('a job disowned by bash continues after its terminal is closed', async (t) => {
  if (process.platform !== 'linux' || !needsProgram(t, 'script')) return;
  const booting = await startBooting(t, 1);
  const words = ['cloud', 'servers', 'boot', 'web-0', '--wait', '--poll', '200ms', '-o', 'json'];
  const command = [process.execPath, script, ...words, ...booting.flags]
    .map(quoteForShell)
    .join(' ');
  const child = spawn('script', ['-qc', 'bash --norc -i', '/dev/null'], {
    cwd: booting.folder,
    env: bareEnv(booting.folder),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  t.after(() => child.kill('SIGKILL'));
  child.stdin.write(`${command} >outcome 2>/dev/null & disown\n`);
  const pid = await imcoIn(child);
  while (booting.carriedOut().length === 0) await sleep(20);
  const closed = once(child, 'close');
  // The terminal is gone with the program that has its other end.
  child.kill('SIGKILL');
  await closed;
  await sleep(300);
  booting.finish();
  while (isImco(pid)) await sleep(20);
  const outcome = readFileSync(`${booting.folder}/outcome`, 'utf8');
  assert.equal(JSON.parse(outcome.slice(outcome.indexOf('[')))[0].state, 'operational', outcome);
});

/** Programs that wait for a command with system() of C, and ignore SIGINT themselves meanwhile. */
const waitingPrograms: readonly { readonly needs: string; readonly shell: string }[] = [
  { needs: 'perl', shell: `perl -e 'system(@ARGV)' imco` },
  { needs: 'python3', shell: `python3 -c 'import os; os.system("exec " + os.environ["COMMAND"])'` },
];

for (const { needs, shell } of waitingPrograms) {
  test(`at a terminal, Ctrl-C ends what ${needs} waits for with system()`, async (t) => {
    if (process.platform !== 'linux' || !needsProgram(t, 'script', needs)) return;
    const booting = await startBooting(t, 1);
    const words = ['cloud', 'servers', 'boot', 'web-0', '--wait', '--poll', '200ms', '-o', 'json'];
    const command = [process.execPath, script, ...words, ...booting.flags]
      .map(quoteForShell)
      .join(' ');
    const child = spawn('script', ['-qec', shell.replaceAll('imco', command), '/dev/null'], {
      cwd: booting.folder,
      env: { ...bareEnv(booting.folder), COMMAND: command },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    t.after(() => child.kill('SIGKILL'));
    const pid = await imcoIn(child);
    while (booting.carriedOut().length === 0) await sleep(20);
    child.stdin.write('\x03');
    await untilGone(pid);
    booting.finish();
  });
}
