import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bashTree } from './bash.ts';
import { fishTree } from './fish.ts';
import { powershellTree } from './powershell.ts';
import { type Shell, scriptName, shells } from './script-file.ts';
import type { CompletionCommand } from './tree.ts';
import { zshTree } from './zsh.ts';

const trees: Readonly<Record<Shell, (root: CompletionCommand) => string>> = {
  bash: bashTree,
  zsh: zshTree,
  fish: fishTree,
  powershell: powershellTree,
};

/** The line of a template that the tree takes the place of. */
const place = /^#tree$/m;

/** The completion scripts by file name, from the templates in a folder. */
export const completionScripts = (
  root: CompletionCommand,
  templates: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    shells.map((shell) => {
      const template = readFileSync(join(templates, scriptName(shell)), 'utf8');
      return [scriptName(shell), template.replace(place, () => trees[shell](root))];
    }),
  );
