import type { Command } from 'commander';
import { hideUserInfo } from '../../lib/text/user-info.ts';
import { type FlagToken, readFlag, takesValue } from '../command-line/read-tokens.ts';
import type { FoundWords } from './find-words.ts';
import type { Translation } from './flag-translators.ts';
import { findFormatMeant, translateOutput } from './format-words.ts';
import { hasValueElsewhere, translateFlag } from './translate-flag.ts';

/** A line as it is put together. */
export interface Draft {
  readonly words: string[];
  readonly flags: string[];
  readonly remarks: string[];
  instead?: string;
}

/** A command that is meant, and the words given to it. */
export interface Meant {
  readonly command: Command;
  /** The words that lead to it. */
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly found?: FoundWords;
}

/** The longest value that is repeated in a hint. */
const longest = 60;

/**
 * A value or a word as it stands in a hint, without the password of a URL; for one that would fill
 * the screen stands the name of its flag.
 */
export const shortenForHint = (value: string, name: string): string =>
  value.length > longest || /\p{Cc}/u.test(value)
    ? name.replace(/^-+/, '').replaceAll('-', '_').toUpperCase()
    : hideUserInfo(value, [value]);

/** A word that is given to a command, in the same way. */
export const shortenWord = (word: string): string => shortenForHint(word, 'NAME');

/** A switch that was given a value: `--dry-run=client`. */
const addSwitch = ({ flags, remarks }: Draft, long: string, value: string): void => {
  remarks.push(`${long} takes no value`);
  if (!/^(?:false|no|off|0|none)$/i.test(value)) flags.push(long);
};

const addKnown = (draft: Draft, { name, option, value, words: [word = ''] }: FlagToken): void => {
  const { flags } = draft;
  const long = option?.long ?? name;
  if (value === undefined) flags.push(long);
  else if (long === '--output')
    flags.push(...(translateOutput(value) ?? [long, shortenForHint(value, long)]));
  else if (takesValue(option)) flags.push(long, shortenForHint(value, long));
  else if (long === '--wait' || !word.includes('=')) flags.push(word);
  else addSwitch(draft, long, value);
};

const addTranslation = (
  draft: Draft,
  { before = [], words = [], flags = [], remark, instead }: Translation,
): void => {
  draft.words.unshift(...before.map(shortenWord));
  draft.words.push(...words.map(shortenWord));
  draft.flags.push(
    ...flags.map((flag, at) => (at % 2 === 1 ? shortenForHint(flag, flags[at - 1] ?? '') : flag)),
  );
  // Why another command comes first: no other remark is about that.
  if (remark !== undefined) draft.remarks[instead === undefined ? 'push' : 'unshift'](remark);
  if (instead !== undefined) draft.instead ??= instead;
};

/** Adds what stands behind the words of a line. False where nobody knows what its first flag is. */
export const addRest = (
  draft: Draft,
  { found, command }: Meant,
  rest: readonly string[],
): boolean => {
  let isKnown = true;
  let isFirst = true;
  for (let place = 0; place < rest.length; place++) {
    const word = rest[place] ?? '';
    if (!/^-./.test(word)) {
      draft.words.push(shortenWord(word));
      continue;
    }
    const token = readFlag(command, rest, place);
    place += token.words.length - 1;
    if (token.option) {
      addKnown(draft, token);
      continue;
    }
    const name = token.name.replace(/^-+/, '');
    const next = rest[place + 1];
    const hasNext =
      token.value === undefined &&
      next !== undefined &&
      !/^-./.test(next) &&
      (hasValueElsewhere(command, name) || (name === 'f' && findFormatMeant(next) !== undefined));
    if (hasNext) place++;
    const value = token.value ?? (hasNext ? next : '') ?? '';
    const translation = translateFlag({ name, value, found, command });
    if (translation) addTranslation(draft, translation);
    else if (isFirst) isKnown = false;
    isFirst = false;
  }
  return isKnown;
};

/** The words a command takes, with placeholders for those that are missing. */
export const fitWords = (command: Command, { words, flags }: Draft): readonly string[] => {
  const selects = flags.includes('--selector') || flags.includes('--all');
  const wanted = command.registeredArguments.flatMap((argument, at) => {
    if (argument.variadic && words.length > at) return words.slice(at);
    const isNeeded = argument.required || (argument.variadic && !selects);
    return words[at] ?? (isNeeded ? argument.name().toUpperCase() : []);
  });
  return wanted;
};

/**
 * Words that others give behind the target, as the flags they are here: `rename a b`, `untag a x`,
 * `exec a script`.
 */
export const takeFurtherWords = (
  draft: Draft,
  { resource, verbWord, name, from }: FoundWords,
): void => {
  const verb = resource.verbs[name];
  const { words, flags } = draft;
  const take = (flag: string, placeholder: string): void => {
    // By the names of others the targets end with the first one.
    const further = words.splice(verbWord === name ? words.length : 1).join(',');
    if (words.length === 0 && verb?.kind === 'update') words.push('NAME');
    if (![flag, `${flag}-id`].some((given) => flags.includes(given)))
      flags.push(flag, further || placeholder);
  };
  if (/^(?:watch|top)$/.test(verbWord) && verb?.kind === 'list') flags.push('--watch');
  if (/^(?:rename|mv)$/.test(verbWord) && verb?.kind === 'update') take('--name', 'NAME');
  if (verb?.kind === 'label' && !/^--(?:add|remove)$/m.test(flags.join('\n'))) {
    const flag = /^(?:remove|un|detach)/.test(verbWord) ? '--remove' : '--add';
    flags.push(flag, words.splice(1).join(',') || 'LABEL');
  }
  if (verb?.kind === 'action' && verb.pick) {
    // `scripts run backup`: what is picked was named first, and on what it runs is not said.
    if (from?.singular === verb.pick.flag) words.unshift(resource.singular.toUpperCase());
    take(`--${verb.pick.flag}`, verb.pick.flag.toUpperCase());
  }
};
