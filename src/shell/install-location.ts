import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../host.ts';
import { requireHomeFolder } from '../lib/files/home-folder.ts';
import { readFromProgram } from '../lib/process/child-process.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';
import { isScriptPlaced } from './placed-script.ts';
import { findScriptFileName, type Shell } from './script-file.ts';

/** Where to install a script, and the steps left to the user. */
export interface InstallLocation {
  readonly file: string;
  readonly steps: readonly string[];
  /** The user's own location, if `file` is shared by all users of the machine. */
  readonly own?: InstallLocation;
}

type Around = Pick<Host, 'env' | 'home' | 'platform'>;

/** The paths that locate the user's files. */
type UserPaths = Pick<Host, 'env' | 'home'>;

const findXdgFolder = (
  { env, home }: UserPaths,
  name: string,
  ...usual: readonly string[]
): string => {
  const named = env[name];
  return named && isAbsolute(named) ? named : join(requireHomeFolder(home, name), ...usual);
};

const hasAccess = async (path: string, mode: number): Promise<boolean> => {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
};

/** Paths of bash-completion, which loads scripts from the user's folder. */
const bashCompletionFiles = [
  '/usr/share/bash-completion/bash_completion',
  '/usr/local/share/bash-completion/bash_completion',
  '/opt/homebrew/share/bash-completion/bash_completion',
  '/usr/local/etc/profile.d/bash_completion.sh',
  '/opt/homebrew/etc/profile.d/bash_completion.sh',
];

const findBashLocation = async (around: Around): Promise<InstallLocation> => {
  const own = around.env.BASH_COMPLETION_USER_DIR;
  const folder =
    own && isAbsolute(own)
      ? own
      : join(findXdgFolder(around, 'XDG_DATA_HOME', '.local', 'share'), 'bash-completion');
  const file = join(folder, 'completions', 'imco');
  const found = await Promise.all(
    bashCompletionFiles.map((loader) => hasAccess(loader, constants.R_OK)),
  );
  return {
    file,
    steps: found.includes(true)
      ? ['open a new shell to use it']
      : [
          'the bash-completion package is not installed, so add this line to ~/.bashrc:',
          `  source ${quoteForShell(file)}`,
        ],
  };
};

/** The folder of the user's start-up files for zsh. */
const findZshStart = ({ env, home }: UserPaths): string =>
  env.ZDOTDIR && isAbsolute(env.ZDOTDIR) ? env.ZDOTDIR : requireHomeFolder(home, 'ZDOTDIR');

/** Time limit for starting the user's zsh, in ms. */
const zshTimeoutMs = 5000;

/** What an interactive zsh is set up with. */
interface ZshSetup {
  /** The folders of `$fpath`; none without zsh. */
  readonly folders: readonly string[];
  /** Whether it loads completion scripts from them. */
  readonly hasCompletion: boolean;
}

/**
 * Starts an interactive zsh. It reads the start-up files of the user, never files in the working
 * folder.
 */
const readZshSetup = async ({ env, home }: Around): Promise<ZshSetup> => {
  const code = 'print -rl -- "" "imco:"$^fpath "imco:compdef=$+functions[compdef]"';
  const stdout = await readFromProgram('zsh', ['-ic', code], {
    env: { ...env, HOME: home, ZDOTDIR: findZshStart({ env, home }) },
    cwd: '/',
    timeoutMs: zshTimeoutMs,
    maxBytes: 1 << 20,
  });
  const lines = stdout.split('\n');
  return {
    folders: lines
      .filter((line) => line.startsWith('imco:/'))
      .map((line) => line.slice('imco:'.length)),
    hasCompletion: !lines.includes('imco:compdef=0'),
  };
};

/** The folder for the user's own functions if no folder of `$fpath` is theirs. */
const findZshFallback = (around: Around): string => join(findZshStart(around), '.zfunc');

const findFirstWritable = async (folders: readonly string[]): Promise<string | undefined> => {
  for (const folder of folders) if (await hasAccess(folder, constants.W_OK)) return folder;
  return undefined;
};

/** The line of ~/.zshrc that turns completion on. */
const zshCompletionLine = '  autoload -Uz compinit && compinit';

const createZshLocation = (
  folder: string,
  { hasCompletion }: Pick<ZshSetup, 'hasCompletion'>,
): InstallLocation => ({
  file: join(folder, findScriptFileName('zsh')),
  steps: hasCompletion
    ? ['open a new shell to use it; if it does not work, run "rm -f ~/.zcompdump*" and restart zsh']
    : ['completion is off in your zsh, so add this line to ~/.zshrc:', zshCompletionLine],
});

/** The location for a user without a writable folder in `$fpath`. */
const createZshFallbackLocation = (around: Around): InstallLocation => {
  const folder = findZshFallback(around);
  const lines = [`  fpath=(${quoteForShell(folder)} $fpath)`, zshCompletionLine];
  return {
    file: join(folder, findScriptFileName('zsh')),
    steps: ['no folder in $fpath belongs to you, so add these lines to ~/.zshrc:', ...lines],
  };
};

const findZshLocation = async (around: Around): Promise<InstallLocation> => {
  const setup = await readZshSetup(around);
  const { folders } = setup;
  const { home } = around;
  const own = await findFirstWritable(
    folders.filter((one) => home !== undefined && one.startsWith(`${home}/`)),
  );
  if (own !== undefined) return createZshLocation(own, setup);
  const shared = await findFirstWritable(
    folders.filter((folder) => /\/(site|vendor)-functions$/.test(folder)),
  );
  const fallback = createZshFallbackLocation(around);
  return shared === undefined ? fallback : { ...createZshLocation(shared, setup), own: fallback };
};

const findFishLocation = (around: Around): InstallLocation => ({
  file: join(
    findXdgFolder(around, 'XDG_CONFIG_HOME', '.config'),
    'fish',
    'completions',
    findScriptFileName('fish'),
  ),
  steps: ['it is active in all shells, including open ones'],
});

const findPowershellLocation = ({ env, home, platform }: Around): InstallLocation => {
  const folder =
    platform === 'win32'
      ? join(env.USERPROFILE || requireHomeFolder(home, 'USERPROFILE'), 'Documents', 'PowerShell')
      : join(findXdgFolder({ env, home }, 'XDG_CONFIG_HOME', '.config'), 'powershell');
  const file = join(folder, findScriptFileName('powershell'));
  return {
    file,
    steps: [
      'add this line to your PowerShell profile ($PROFILE):',
      `  . '${file.replaceAll("'", "''")}'`,
    ],
  };
};

/** Where to install the script of a shell. */
export const findInstallLocation = (around: Around, shell: Shell): Promise<InstallLocation> => {
  switch (shell) {
    case 'bash':
      return findBashLocation(around);
    case 'zsh':
      return findZshLocation(around);
    case 'fish':
      return Promise.resolve(findFishLocation(around));
    case 'powershell':
      return Promise.resolve(findPowershellLocation(around));
  }
};

/** Where a script of imco is installed, including locations that other versions use. */
export const findInstalled = async (around: Around, shell: Shell): Promise<string | undefined> => {
  const { file } = await findInstallLocation(around, shell);
  const fallback = join(findZshFallback(around), findScriptFileName('zsh'));
  for (const place of shell === 'zsh' ? [file, fallback] : [file]) {
    if (isScriptPlaced(place)) return place;
  }
  return undefined;
};
