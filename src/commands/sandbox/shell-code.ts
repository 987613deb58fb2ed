/** Environment variables as code for a shell. */
import { basename } from 'node:path';
import { quoteForShell } from '../../lib/text/shell-word.ts';

/** Shells that code can be written for; `sh` is any POSIX shell, bash and zsh included. */
export const shellNames = ['sh', 'fish', 'powershell'] as const;

export type ShellName = (typeof shellNames)[number];

/** Names with the value that each is to have; null where it is to have none. */
export type ShellVariables = Readonly<Record<string, string | null>>;

interface ShellSyntax {
  readonly quote: (text: string) => string;
  readonly set: (name: string, value: string) => string;
  readonly unset: (name: string) => string;
  /** Runs the code that a command prints. */
  readonly evaluate: (command: string) => string;
}

/** Between single quotes fish reads a backslash before these two only. */
const quoteForFish = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;

/** PowerShell ends a string at typographic quotes too; a doubled quote is a literal one. */
const quoteForPowerShell = (text: string): string =>
  `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

const syntaxes: Readonly<Record<ShellName, ShellSyntax>> = {
  sh: {
    quote: quoteForShell,
    set: (name, value) => `export ${name}=${quoteForShell(value)}`,
    unset: (name) => `unset ${name}`,
    evaluate: (command) => `eval "$(${command})"`,
  },
  fish: {
    quote: quoteForFish,
    set: (name, value) => `set -gx ${name} ${quoteForFish(value)}`,
    // An empty value counts as none, and leaves a universal variable of the user as it is.
    unset: (name) => `set -gx ${name} ''`,
    evaluate: (command) => `${command} | source`,
  },
  powershell: {
    quote: quoteForPowerShell,
    set: (name, value) => `$env:${name} = ${quoteForPowerShell(value)}`,
    unset: (name) => `$env:${name} = $null`,
    evaluate: (command) => `${command} --shell powershell | Out-String | Invoke-Expression`,
  },
};

/** The code that gives a shell these variables, a line each. */
export const formatShellCode = (shell: ShellName, variables: ShellVariables): string => {
  const { set, unset } = syntaxes[shell];
  return Object.entries(variables)
    .map(([name, value]) => (value === null ? unset(name) : set(name, value)))
    .join('\n');
};

/**
 * The command that runs `imco sandbox env` for the shell it is typed into, in a folder if one is
 * given.
 */
export const formatEnvCommand = (shell: ShellName, dir: string | undefined): string => {
  const { quote, evaluate } = syntaxes[shell];
  return evaluate(`imco sandbox env${dir === undefined ? '' : ` --dir ${quote(dir)}`}`);
};

const shellsByProgram: Readonly<Record<string, ShellName>> = {
  fish: 'fish',
  pwsh: 'powershell',
};

/** The shell of whoever runs imco, from `SHELL`; a POSIX shell where that names no other. */
export const detectShell = ({ SHELL }: Readonly<Record<string, string | undefined>>): ShellName =>
  shellsByProgram[basename(SHELL ?? '')] ?? 'sh';
