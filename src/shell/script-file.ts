import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The completion script of each shell, in the package's folder `completions`. */
const files = {
  bash: 'imco.bash',
  zsh: '_imco',
  fish: 'imco.fish',
  powershell: 'imco.ps1',
} as const;

export type Shell = keyof typeof files;

/** The shells that have a script. */
// `Object.keys` returns plain strings; these are the keys of this table.
export const shells = Object.keys(files) as readonly Shell[];

/** Whether a shell of this name has a script. */
export const isShell = (name: string): name is Shell => Object.hasOwn(files, name);

/** The file name of a shell's script in the package. */
export const findScriptFileName = (shell: Shell): string => files[shell];

/**
 * The completion script of a shell from the package; `self` is the path of imco itself. Undefined
 * for other shells, and if the file is missing from the package.
 */
export const readScript = (shell: string, self: string): string | undefined => {
  if (!isShell(shell)) return undefined;
  try {
    const folder = join(dirname(realpathSync(self)), '..', 'completions');
    return readFileSync(join(folder, files[shell]), 'utf8');
  } catch {
    return undefined;
  }
};
