import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { enableCompileCache } from './startup/compile-cache.ts';

declare const __IMCO_VERSION__: string;

/** The help of all commands, as the build keeps it. */
const helpFolder = join(__dirname, 'help');

/** Tells why something is missing, as far as somebody can be told. */
const tellUnwritten = (why: unknown): void => {
  try {
    writeSync(2, `error: the answer could not be written: ${String(why)}\n`);
  } catch {
    // The exit code still says it.
  }
};

/** Writes to stdout past everything. A reader that went away is no failure. */
const writeOut = (text: string): number => {
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
    return 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
    tellUnwritten(error);
    return 1;
  }
};

/** The version by itself, before anything else is loaded. */
const showVersion = (): number => writeOut(`${__IMCO_VERSION__}\n`);

/** The completion script of a shell by itself; undefined where there is none of that name. */
const showCompletion = async (shell: string): Promise<number | undefined> => {
  const { scriptFor } = await import('./shell/script-file.ts');
  const script = scriptFor(shell, process.argv[1] ?? '');
  return script === undefined ? undefined : writeOut(script);
};

/** The help of a command by itself; undefined where more is asked for than that. */
const showHelp = async (args: readonly string[]): Promise<number | undefined> => {
  // With another format help is a document.
  const isAsked =
    args[0] === 'help' ? !process.env.IMCO_OUTPUT : /^(?:-h|--help)$/.test(args.at(-1) ?? '');
  if (!isAsked) return undefined;
  const [{ keptHelp }, { isatty }] = await Promise.all([
    import('./kept-help.ts'),
    import('node:tty'),
  ]);
  const columns = isatty(1) ? process.stdout.columns : Number.POSITIVE_INFINITY;
  // A terminal that does not say how wide it is: the environment may.
  if (!columns) return undefined;
  const text = keptHelp(helpFolder, args, columns);
  return text === undefined ? undefined : writeOut(text);
};

const main = async (args: readonly string[]): Promise<number> => {
  const [first] = args;
  if (args.length === 1 && (first === '--version' || first === '-V')) return showVersion();
  if (first === 'completion' && args.length === 2) {
    const code = await showCompletion(args[1] ?? '');
    if (code !== undefined) return code;
  }
  const shown = await showHelp(args);
  if (shown !== undefined) return shown;
  enableCompileCache(process.env, process.platform);
  const { runInProcess } = await import('./run-in-process.ts');
  return runInProcess(args, __IMCO_VERSION__);
};

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
