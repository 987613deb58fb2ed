import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBash } from './bash.ts';
import { writeFish } from './fish.ts';
import { writePowershell } from './powershell.ts';
import { findScriptFileName, type Shell, shells } from './script-file.ts';
import type { CompletionCommand } from './tree.ts';
import { writeZsh } from './zsh.ts';

const trees: Readonly<Record<Shell, (root: CompletionCommand) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
  powershell: writePowershell,
};

/** The line of a template that the command tree replaces. */
const place = /^#tree$/m;

/** The completion scripts by file name, from the templates in a folder. */
export const createCompletionScripts = (
  root: CompletionCommand,
  templates: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    shells.map((shell) => {
      const template = readFileSync(join(templates, findScriptFileName(shell)), 'utf8');
      return [findScriptFileName(shell), template.replace(place, () => trees[shell](root))];
    }),
  );
