/**
 * The only place that starts programs. A program is looked for in folders that are the same wherever
 * one stands: whoever can put a file into the working folder does not decide what is run.
 */
import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

export type { ChildProcess };

type Environment = Readonly<Record<string, string | undefined>>;

/** Where and how a program runs. */
interface ProgramOptions extends Omit<SpawnOptions, 'env' | 'shell'> {
  readonly env: Environment;
}

const isWindows = platform() === 'win32';

/** Folders of the system, for an environment without `PATH`. A shell's own default may have `.`. */
const systemFolders = isWindows
  ? ''
  : '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Windows takes `C:tools` and `\tools` from where one stands as well. */
const isFixed = (folder: string): boolean =>
  isWindows ? /^(?:[a-z]:[\\/]|[\\/]{2})/i.test(folder) : isAbsolute(folder);

/** The entries of a `PATH` that do not depend on the working folder; undefined if there are none. */
const selectFixedFolders = (path: string): string | undefined =>
  path.split(delimiter).filter(isFixed).join(delimiter) || undefined;

/** Windows writes it `Path`. */
const isPathName = (name: string): boolean =>
  isWindows ? name.toUpperCase() === 'PATH' : name === 'PATH';

const readPathVariable = (env: Environment): string | undefined =>
  Object.entries(env).find(([name]) => isPathName(name))?.[1];

/**
 * The environment for a child process: relative and empty entries of `PATH`, which stand for the
 * working folder, are left out.
 */
export const createSafeEnvironment = (env: Environment): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      isPathName(name) && value !== undefined ? selectFixedFolders(value) : value,
    ]),
  ),
  ...(readPathVariable(env) === undefined && systemFolders !== '' && { PATH: systemFolders }),
  // The shell of Windows looks in the working folder before all others unless this is set.
  ...(isWindows && { NoDefaultCurrentDirectoryInExePath: '1' }),
});

/** Whether `PATH` has entries that stand for the working folder, which are not searched. */
export const hasRelativeFolders = (env: Environment): boolean => {
  const path = readPathVariable(env);
  return path !== undefined && path !== selectFixedFolders(path);
};

/** The folders in which programs are looked for, in order: the absolute entries of `PATH`. */
export const listProgramFolders = (env: Environment): readonly string[] =>
  readPathVariable(createSafeEnvironment(env))?.split(delimiter) ?? [];

/** The safe environment with a folder that is searched before all others. */
export const withFolderFirst = (
  env: Environment,
  folder: string,
): Record<string, string | undefined> => {
  const safe = createSafeEnvironment(env);
  const [name = 'PATH', path] = Object.entries(safe).find(([key]) => isPathName(key)) ?? [];
  return { ...safe, [name]: path ? `${folder}${delimiter}${path}` : folder };
};

/** Whether a path leads to a file that may be run. */
export const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const endings = isWindows ? ['', '.com', '.exe'] : [''];

const isPlainName = (name: string): boolean => !(isWindows ? /[\\/:]/ : /\//).test(name);

/**
 * The file of a program: a path as it was given, a name by the safe entries of `PATH`. Throws what
 * the system would (`ENOENT`) when there is none. Windows would look in the working folder first,
 * which is why it is not left to it.
 */
const findProgram = (name: string, env: Environment): string => {
  if (!isPlainName(name)) return name;
  for (const folder of listProgramFolders(env)) {
    for (const ending of endings) {
      const file = join(folder, `${name}${ending}`);
      if (isProgram(file)) return file;
    }
  }
  throw Object.assign(new Error(`${name}: not found in PATH`), { code: 'ENOENT' });
};

/** Starts a program. Throws when a plain name is nowhere in `PATH`. */
export const startProgram = (
  name: string,
  words: readonly string[],
  { env, ...options }: ProgramOptions,
): ChildProcess =>
  spawn(findProgram(name, env), words, {
    ...options,
    ...(isPlainName(name) && { argv0: name }),
    env: createSafeEnvironment(env),
  });

/** Starts a command line of the shell with one more word, the way git starts an editor. */
export const startCommandLine = (
  line: string,
  word: string,
  options: ProgramOptions,
): ChildProcess => {
  if (!isWindows) return startProgram('sh', ['-c', `${line} "$@"`, line, word], options);
  const env = createSafeEnvironment(options.env);
  const shell = join(options.env.SystemRoot ?? 'C:\\Windows', 'System32', 'cmd.exe');
  return spawn(`${line} "${word}"`, { ...options, env, shell });
};

interface ReadingOptions {
  readonly env: Environment;
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** What a program writes to stdout, however it ends; empty if it cannot be started. */
export const readFromProgram = (
  name: string,
  words: readonly string[],
  { env, cwd, timeoutMs, maxBytes }: ReadingOptions,
): Promise<string> =>
  new Promise((resolve) => {
    const options = {
      env: createSafeEnvironment(env),
      cwd,
      timeout: timeoutMs,
      maxBuffer: maxBytes,
      // An interactive shell ignores SIGTERM.
      killSignal: 'SIGKILL',
    } as const;
    try {
      const child = execFile(findProgram(name, env), words, options, (_, stdout) =>
        resolve(stdout),
      );
      child.stdin?.end();
    } catch {
      resolve('');
    }
  });
