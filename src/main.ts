import { join } from 'node:path';
import { holdRuntimeWarnings } from './startup/runtime-warnings.ts';
import { writeStdout } from './startup/write-stdout.ts';

declare const __IMCO_VERSION__: string;

const warnings = holdRuntimeWarnings(process);

/** The help of all commands, prerendered by the build. */
const helpFolder = join(__dirname, 'help');

/** Prints the version without loading anything else. */
const showVersion = (): number => writeStdout(`${__IMCO_VERSION__}\n`);

/** Prints the completion script of a shell; undefined if there is none for it. */
const showCompletion = async (shell: string): Promise<number | undefined> => {
  const { readScript } = await import('./shell/script-file.ts');
  const script = readScript(shell, process.argv[1] ?? '');
  return script === undefined ? undefined : writeStdout(script);
};

/** Prints the prerendered help of a command; undefined if the line asks for anything else. */
const showHelp = async (args: readonly string[]): Promise<number | undefined> => {
  // A cheap test before the parser is loaded; with another output format help is a document.
  const isAsked =
    args.length === 0 || args[0] === 'help'
      ? !process.env.IMCO_OUTPUT
      : /^(?:-h|--help)$/.test(args.at(-1) ?? '');
  if (!isAsked) return undefined;
  const [{ createHelpScreen, readPrerenderedHelp }, { isatty }] = await Promise.all([
    import('./startup/prerendered-help.ts'),
    import('node:tty'),
  ]);
  const isTerminal = isatty(1);
  const columns = isTerminal ? process.stdout.columns : Number.POSITIVE_INFINITY;
  // The terminal does not report its width; the full program may find it in the environment.
  if (!columns) return undefined;
  const screen = createHelpScreen(process.env, { isTerminal, columns });
  const text = readPrerenderedHelp(helpFolder, args, screen);
  return text === undefined ? undefined : writeStdout(text);
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
  const { enableCompileCache } = await import('./startup/compile-cache.ts');
  enableCompileCache(process.env, process.platform);
  const { runInProcess } = await import('./startup/run-in-process.ts');
  return runInProcess(args, { version: __IMCO_VERSION__, warnings });
};

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
