import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { platform as systemPlatform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../host.ts';
import { requireHomeFolder } from '../lib/files/home-folder.ts';
import { readFromProgram } from '../lib/process/child-process.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';
import { isScriptPlaced } from './placed-script.ts';
import { type Shell, scriptFileName } from './script-file.ts';

/** Where a script goes, and what is left to do by hand. */
export interface InstallLocation {
  readonly file: string;
  readonly steps: readonly string[];
  /** Present where the file is for all users of the machine: the place for this user alone. */
  readonly own?: InstallLocation;
}

type Around = Pick<Host, 'env' | 'home'>;

const xdg = ({ env, home }: Around, name: string, ...usual: readonly string[]): string => {
  const named = env[name];
  return named && isAbsolute(named) ? named : join(requireHomeFolder(home, name), ...usual);
};

const can = async (path: string, mode: number): Promise<boolean> => {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
};

/** Places of bash-completion, which loads scripts from the user's folder. */
const loaders = [
  '/usr/share/bash-completion/bash_completion',
  '/usr/local/share/bash-completion/bash_completion',
  '/opt/homebrew/share/bash-completion/bash_completion',
  '/usr/local/etc/profile.d/bash_completion.sh',
  '/opt/homebrew/etc/profile.d/bash_completion.sh',
];

const bashSpot = async (around: Around): Promise<InstallLocation> => {
  const own = around.env.BASH_COMPLETION_USER_DIR;
  const folder =
    own && isAbsolute(own)
      ? own
      : join(xdg(around, 'XDG_DATA_HOME', '.local', 'share'), 'bash-completion');
  const file = join(folder, 'completions', 'imco');
  const found = await Promise.all(loaders.map((loader) => can(loader, constants.R_OK)));
  return {
    file,
    steps: found.includes(true)
      ? ['new shells have it']
      : [
          'the bash-completion package, which loads it, is not installed; add to ~/.bashrc:',
          `  source ${quoteForShell(file)}`,
        ],
  };
};

/** The folder of the user's start-up files for zsh. */
const zshStart = ({ env, home }: Around): string =>
  env.ZDOTDIR && isAbsolute(env.ZDOTDIR) ? env.ZDOTDIR : requireHomeFolder(home, 'ZDOTDIR');

/** Longest the user's zsh may take to start, in ms. */
const patience = 5000;

/**
 * The folders of `$fpath` as an interactive zsh has them; none where there is no zsh. Its start-up
 * files are those of the user, never some that lie in the working folder.
 */
const zshFolders = async ({ env, home }: Around): Promise<readonly string[]> => {
  const code = 'print -rl -- "" "imco:"$^fpath';
  const stdout = await readFromProgram('zsh', ['-ic', code], {
    env: { ...env, HOME: home, ZDOTDIR: zshStart({ env, home }) },
    cwd: '/',
    timeoutMs: patience,
    maxBytes: 1 << 20,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('imco:/'));
  return lines.map((line) => line.slice('imco:'.length));
};

/** Where zsh keeps the user's own functions when none of its folders is theirs. */
const zshFallback = (around: Around): string => join(zshStart(around), '.zfunc');

const firstWritable = async (folders: readonly string[]): Promise<string | undefined> => {
  for (const folder of folders) if (await can(folder, constants.W_OK)) return folder;
  return undefined;
};

const zshSpotIn = (folder: string): InstallLocation => ({
  file: join(folder, scriptFileName('zsh')),
  steps: ['new shells have it; if not: rm -f ~/.zcompdump* and start zsh anew'],
});

/** The place of a user none of whose folders is in `$fpath` yet. */
const zshFallbackSpot = (around: Around): InstallLocation => {
  const folder = zshFallback(around);
  const lines = [
    `  fpath=(${quoteForShell(folder)} $fpath)`,
    '  autoload -Uz compinit && compinit',
  ];
  return {
    file: join(folder, scriptFileName('zsh')),
    steps: ['none of the folders in $fpath is yours; add to ~/.zshrc:', ...lines],
  };
};

const zshSpot = async (around: Around): Promise<InstallLocation> => {
  const folders = await zshFolders(around);
  const { home } = around;
  const own = await firstWritable(
    folders.filter((one) => home !== undefined && one.startsWith(`${home}/`)),
  );
  if (own !== undefined) return zshSpotIn(own);
  const shared = await firstWritable(
    folders.filter((folder) => /\/(site|vendor)-functions$/.test(folder)),
  );
  const fallback = zshFallbackSpot(around);
  return shared === undefined ? fallback : { ...zshSpotIn(shared), own: fallback };
};

const fishSpot = (around: Around): InstallLocation => ({
  file: join(
    xdg(around, 'XDG_CONFIG_HOME', '.config'),
    'fish',
    'completions',
    scriptFileName('fish'),
  ),
  steps: ['new shells have it, and those that run'],
});

const powershellSpot = ({ env, home }: Around): InstallLocation => {
  const folder =
    systemPlatform() === 'win32'
      ? join(env.USERPROFILE || requireHomeFolder(home, 'USERPROFILE'), 'Documents', 'PowerShell')
      : join(xdg({ env, home }, 'XDG_CONFIG_HOME', '.config'), 'powershell');
  const file = join(folder, scriptFileName('powershell'));
  return {
    file,
    steps: ['add to the file that $PROFILE names:', `  . '${file.replaceAll("'", "''")}'`],
  };
};

/** Where the script of a shell goes. */
export const findInstallLocation = (around: Around, shell: Shell): Promise<InstallLocation> => {
  switch (shell) {
    case 'bash':
      return bashSpot(around);
    case 'zsh':
      return zshSpot(around);
    case 'fish':
      return Promise.resolve(fishSpot(around));
    case 'powershell':
      return Promise.resolve(powershellSpot(around));
  }
};

/** Where a script of imco's stands for a shell whose places have changed since. */
export const findInstalled = async (around: Around, shell: Shell): Promise<string | undefined> => {
  const { file } = await findInstallLocation(around, shell);
  const fallback = join(zshFallback(around), scriptFileName('zsh'));
  for (const place of shell === 'zsh' ? [file, fallback] : [file]) {
    if (isScriptPlaced(place)) return place;
  }
  return undefined;
};
