import { writeSync } from 'node:fs';

declare const __IMCO_VERSION__: string;

<<<<<<< HEAD
/** The version by itself, before anything else is loaded. A reader that went away is no failure. */
const showVersion = (): number => {
=======
const clock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/**
 * Aborts on the first signal to end; a second one ends the process at once, unless it is a Ctrl-C
 * while another program has the terminal.
 */
const listenForSignals = (): Pick<Host, 'signal' | 'lend'> => {
  const controller = new AbortController();
  // Every request under way listens to it.
  setMaxListeners(0, controller.signal);
  let isLent = false;
  const end = (kind: 'interrupted' | 'terminated'): void => {
    if (!controller.signal.aborted) controller.abort(new Interruption(kind, kind));
    else if (!isLent || kind === 'terminated') process.exit(exitCodeOf(kind));
  };
  process.on('SIGINT', () => end('interrupted'));
  process.on('SIGTERM', () => end('terminated'));
  // The terminal went away: what was begun is ended in order, as on SIGTERM.
  process.on('SIGHUP', () => end('terminated'));
  return {
    signal: controller.signal,
    lend: async (work) => {
      isLent = true;
      try {
        return await work();
      } finally {
        isLent = false;
      }
    },
  };
};

/** Colour asked for on the command line decides for help and early failures as well. */
const colorAsked = (args: readonly string[]): 'always' | 'never' | undefined => {
  if (args.includes('--no-color') || args.includes('--color=never')) return 'never';
  const place = args.indexOf('--color');
  const asked = place < 0 ? undefined : args[place + 1];
  if (args.includes('--color=always') || asked === 'always') return 'always';
  return asked === 'never' ? 'never' : undefined;
};

const hostOf = (args: readonly string[]): Host => ({
  args,
  env: process.env,
  cwd: workingFolder(),
  home: homedir(),
  terminal: openTerminal({
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    color: colorAsked(ownWords(args)),
  }),
  clock,
  ...listenForSignals(),
  self: { node: process.execPath, script: process.argv[1] ?? '' },
  version: __IMCO_VERSION__,
});

/** The version by itself, before anything else is loaded. */
const showVersion = (): number => writeOut(`${__IMCO_VERSION__}\n`);

/** Writes to stdout past everything. A reader that went away is no failure. */
const writeOut = (text: string): number => {
>>>>>>> f4006a0 (Project the command tree into completion scripts, and keep names for them)
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
    return 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPIPE' ? 0 : 1;
  }
};

<<<<<<< HEAD
const main = async (args: readonly string[]): Promise<number> => {
  const [first] = args;
  if (args.length === 1 && (first === '--version' || first === '-V')) return showVersion();
  const { runInProcess } = await import('./run-in-process.ts');
  return runInProcess(args, __IMCO_VERSION__);
=======
/** The completion script of a shell by itself: it is read whenever a shell wants it. */
const showCompletion = async (shell: string): Promise<number | undefined> => {
  const { scriptFor } = await import('./shell/script-file.ts');
  const script = scriptFor(shell, process.argv[1] ?? '');
  if (script === undefined) return undefined;
  return writeOut(script);
};

/** The working folder; the home folder where the former was deleted under our feet. */
const workingFolder = (): string => {
  try {
    return process.cwd();
  } catch {
    return homedir();
  }
};

/** The words imco itself reads: those behind `--` are for somebody else. */
const ownWords = (args: readonly string[]): readonly string[] => {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
};

const main = async (args: readonly string[]): Promise<number> => {
  const [first] = args;
  if (args.length === 1 && (first === '--version' || first === '-V')) return showVersion();
  if (first === 'completion' && args.length === 2) {
    const code = await showCompletion(args[1] ?? '');
    if (code !== undefined) return code;
  }
  const { run } = await import('./cli/run.ts');
  return run(hostOf(args));
>>>>>>> f4006a0 (Project the command tree into completion scripts, and keep names for them)
};

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
