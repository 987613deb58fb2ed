/** The completion scripts as they have to be. */
import { createCompletionTree } from '../../src/reference/completion/completion-tree.ts';
import { createCompletionScripts } from '../../src/shell/scripts.ts';
import { readReference } from '../cli/command-tree.ts';

/** Scripts by file name, made anew from the catalog. Runs at the top of the repository. */
export const freshScripts = async (): Promise<Readonly<Record<string, string>>> =>
  createCompletionScripts(createCompletionTree(await readReference()), 'src/shell/templates');
