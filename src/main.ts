import { homedir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interruption } from './failures.ts';
import type { Clock, Host } from './host.ts';
import { openTerminal } from './output/terminal.ts';

declare const __IMCO_VERSION__: string;

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

/** Aborts on the first signal to end; a second one ends the process at once. */
const listenForSignals = (): AbortSignal => {
  const controller = new AbortController();
  const end = (kind: 'interrupted' | 'terminated', code: number): void => {
    if (controller.signal.aborted) process.exit(code);
    controller.abort(new Interruption(kind, kind));
  };
  process.on('SIGINT', () => end('interrupted', 130));
  process.on('SIGTERM', () => end('terminated', 143));
  // The terminal went away: what was begun is ended in order, as on SIGTERM.
  process.on('SIGHUP', () => end('terminated', 143));
  return controller.signal;
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
  cwd: process.cwd(),
  home: homedir(),
  terminal: openTerminal({
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    color: colorAsked(args),
  }),
  clock,
  signal: listenForSignals(),
  self: { node: process.execPath, script: process.argv[1] ?? '' },
  version: __IMCO_VERSION__,
});

const main = async (args: readonly string[]): Promise<number> => {
  const [first] = args;
  if (args.length === 1 && (first === '--version' || first === '-V')) {
    process.stdout.write(`${__IMCO_VERSION__}\n`);
    return 0;
  }
  const { run } = await import('./cli/run.ts');
  return run(hostOf(args));
};

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
