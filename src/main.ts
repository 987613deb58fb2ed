import { writeSync } from 'node:fs';

declare const __IMCO_VERSION__: string;

/** The version by itself, before anything else is loaded. A reader that went away is no failure. */
const showVersion = (): number => {
  try {
    writeSync(1, `${__IMCO_VERSION__}\n`);
    return 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPIPE' ? 0 : 1;
  }
};

const main = async (args: readonly string[]): Promise<number> => {
  const [first] = args;
  if (args.length === 1 && (first === '--version' || first === '-V')) return showVersion();
  const { runInProcess } = await import('./run-in-process.ts');
  return runInProcess(args, __IMCO_VERSION__);
};

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
