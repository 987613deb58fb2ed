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

/** The shells there is a script for. */
// `Object.keys` answers strings; those of this table are known.
export const shells = Object.keys(files) as readonly Shell[];

/** Whether there is a script for a shell of this name. */
export const isShell = (name: string): name is Shell => Object.hasOwn(files, name);

/** The file of the script of a shell, by the name it has in the package. */
export const findScriptFileName = (shell: Shell): string => files[shell];

/**
 * The completion script of a shell, as it came with imco, whose own script is at `self`. Undefined
 * for other shells, and where the package has been taken apart.
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
