/** What can be told of a command line before the commands are loaded that would read it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSettingName, type SettingName, settingOf } from '../config/settings.ts';
import type { HelpPage } from '../help-page.ts';
import { helpFileOf } from '../kept-help.ts';

/** Commands that have to do with this machine first of all. */
const localCommands = [
  'login',
  'logout',
  'config',
  'doctor',
  'completion',
  'sandbox',
  'help',
] as const;

export type LocalCommand = (typeof localCommands)[number];

const isLocal = (word: string | undefined): boolean =>
  localCommands.some((command) => command === word);

/** Words of the longest command, and one more. */
const mostWords = 4;

/** Flags with which nothing may be sent. */
const silent: ReadonlySet<string> = new Set(['-h', '--help', '--dry-run']);

const termsOf = ({ sections }: HelpPage): readonly string[] =>
  sections.flatMap(([, items]) => items.map(([term]) => term));

/** The command among those of a page that goes by `word`: `list (ls)` is what `ls` means. */
const commandIn = (terms: readonly string[], word: string): string | undefined =>
  terms.map((term) => term.split(/[ (,)]+/)).find((names) => names.includes(word))?.[0];

/** The help that the build kept of the command that the words begin with, where it is a verb. */
const helpOfVerb = (folder: string, words: readonly string[]): HelpPage | undefined => {
  const paths = words.map((_, index) => words.slice(0, words.length - index));
  const path = paths.find((some) => existsSync(join(folder, helpFileOf(some))));
  if (!path) return undefined;
  // The build has written it as what it is.
  const page = JSON.parse(readFileSync(join(folder, helpFileOf(path)), 'utf8')) as HelpPage;
  const commands = page.sections.find(([heading]) => heading === 'Commands:')?.[1] ?? [];
  if (commands.length === 0) return page;
  const next = words[path.length];
  const name =
    next &&
    commandIn(
      commands.map(([term]) => term),
      next,
    );
  // Those that lead to themselves have no page.
  return !name || name === next
    ? undefined
    : helpOfVerb(folder, [...path, name, ...words.slice(path.length + 1)]);
};

/** What a command line says of the settings, as far as that can be seen at a glance. */
export interface Glance {
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
  readonly config?: string;
}

/** The flags that are settings. */
const settingsIn = (words: readonly string[]): Glance => {
  const flags: Partial<Record<SettingName, string>> = {};
  let config: string | undefined;
  for (const [index, word] of words.entries()) {
    const [, name = '', given] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const value = given ?? words[index + 1];
    if (name === 'config') config = value;
    else if (isSettingName(name) && settingOf(name).flag !== undefined) {
      const isSwitch = settingOf(name).kind === 'switch';
      if (isSwitch || value !== undefined) flags[name] = isSwitch ? 'true' : (value ?? '');
    }
  }
  return { flags, ...(config !== undefined && { config }) };
};

/**
 * What a command line says of the settings, where it is for the platform: a verb there is, with
 * flags it has. Undefined for everything else, and where more than a glance is needed to tell.
 * `helpFolder` has the help of all commands, as the build keeps it.
 */
export const glanceAt = (args: readonly string[], helpFolder: string): Glance | undefined => {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const flagsFrom = own.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
  const words = (flagsFrom < 0 ? own : own.slice(0, flagsFrom)).slice(0, mostWords);
  if (words.length === 0 || isLocal(words[0])) return undefined;
  const page = helpOfVerb(helpFolder, words);
  if (!page) return undefined;
  const known = new Set(termsOf(page).flatMap((term) => term.match(/(?<![\w-])--?[a-z-]+/g) ?? []));
  const given = own.filter((word) => /^-./.test(word)).map((word) => word.replace(/=.*$/s, ''));
  return given.every((flag) => known.has(flag) && !silent.has(flag)) ? settingsIn(own) : undefined;
};
