/** Help that the build has rendered, shown without building any command. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHomeNamespace } from '../catalog/home-namespaces.ts';
import { findHelpWords } from '../cli/command-line/command-line.ts';
import { chooseHeading } from '../cli/help-heading.ts';
import { type HelpScreen, layOutHelp } from '../cli/help-layout.ts';
import { type HelpPage, helpFileName } from '../cli/help-page.ts';
import { isTopic } from '../reference/topics/topic-names.ts';

/** Reads a help page of the build; undefined if there is no such command. */
const readPage = (folder: string, words: readonly string[]): string | undefined => {
  try {
    return readFileSync(join(folder, helpFileName(words)), 'utf8');
  } catch {
    return undefined;
  }
};

/** The words with the namespace of a resource that was given without it. */
const addHomeNamespace = (words: readonly string[]): readonly string[] | undefined => {
  const namespace = findHomeNamespace(words[0] ?? '');
  return namespace === undefined ? undefined : [namespace, ...words];
};

/** What stdout shows help on, where no flag says how. */
export const createHelpScreen = (
  env: NodeJS.ProcessEnv,
  { isTerminal, columns }: { readonly isTerminal: boolean; readonly columns: number },
): HelpScreen => ({ columns, heading: chooseHeading(env, isTerminal) });

/**
 * The help that a command line asks for, from the files of the build in `folder`. Undefined where
 * the line contains more than the name of a command: the full command tree handles it then.
 */
export const readPrerenderedHelp = (
  folder: string,
  args: readonly string[],
  screen: HelpScreen,
): string | undefined => {
  const words = findHelpWords(args);
  if (words === undefined || (args[0] === 'help' && isTopic(words))) return undefined;
  const full = addHomeNamespace(words);
  const text = readPage(folder, words) ?? (full && readPage(folder, full));
  if (text === undefined) return undefined;
  // The build writes these files from values of this type.
  return layOutHelp(JSON.parse(text) as HelpPage, screen);
};
