import type { Command, Option } from 'commander';
import { formatFlagName } from '../../catalog/flags.ts';
import type { Resource } from '../../catalog/resource.ts';
import { listPointerFlags } from '../../catalog/rules/pointers.ts';
import { hideUserInfo } from '../../lib/text/user-info.ts';
import { type FlagToken, readFlag, takesValue } from '../command-line/read-tokens.ts';
import { isArgumentRequired } from '../usage.ts';
import type { FoundWords } from './find-words.ts';
import type { Translation } from './flag-translators.ts';
import { findFormatMeant, translateOutput } from './format-words.ts';
import { findOldPlace } from './old-flag.ts';
import { hasValueElsewhere, translateFlag } from './translate-flag.ts';

/** A command line under construction. */
export interface Draft {
  readonly words: string[];
  readonly flags: string[];
  readonly remarks: string[];
  instead?: string;
}

/** The intended command and its arguments. */
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
 * A value for a hint, without the password of a URL; a very long one is replaced by the name of its
 * flag.
 */
export const shortenForHint = (value: string, name: string): string =>
  value.length > longest || /\p{Cc}/u.test(value)
    ? name.replace(/^-+/, '').replaceAll('-', '_').toUpperCase()
    : hideUserInfo(value, [value]);

/** An argument for a hint. */
export const shortenWord = (word: string): string => shortenForHint(word, 'NAME');

/** Handles a switch with a value: `--dry-run=client`. */
const addSwitch = ({ flags, remarks }: Draft, long: string, value: string): void => {
  remarks.push(`${long} does not take a value`);
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
  // The reason for another command comes first.
  if (remark !== undefined) draft.remarks[instead === undefined ? 'push' : 'unshift'](remark);
  if (instead !== undefined) draft.instead ??= instead;
};

/** Whether a flag may stand behind a command: some of imco's own take few of the common ones. */
const takesOption = ({ options, commands }: Command, option: Option): boolean =>
  commands.length > 0 || options.includes(option);

/** Adds the rest of a line. False if its first flag is unknown. */
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
    const name = token.name.replace(/^-+/, '');
    // At a command of the old client, a flag has its meaning there: `--version` of a cluster.
    const isOld = findOldPlace(found, name) !== undefined;
    if (!isOld && token.option && takesOption(command, token.option)) {
      addKnown(draft, token);
      continue;
    }
    // A flag of other commands, such as --query before a sandbox command, has no translation here.
    if (!isOld && token.option) {
      isKnown = isKnown && !isFirst;
      isFirst = false;
      continue;
    }
    const next = rest[place + 1];
    const hasNext =
      token.value === undefined &&
      next !== undefined &&
      !/^-./.test(next) &&
      (isOld ||
        hasValueElsewhere(command, name) ||
        (name === 'f' && findFormatMeant(next) !== undefined));
    if (hasNext) place++;
    const value = token.value ?? (hasNext ? next : '') ?? '';
    const translation = translateFlag({ name, value, found, command, line: rest });
    if (translation) addTranslation(draft, translation);
    else if (isFirst) isKnown = false;
    isFirst = false;
  }
  return isKnown;
};

/** Flags that choose targets in place of arguments: those of every action, and `--server` of targets. */
const listTargetFlags = (found: FoundWords | undefined): readonly string[] => [
  '--selector',
  '--all',
  ...Object.values(found ? listPointerFlags(found.resource) : {}).map(({ flag }) => `--${flag}`),
];

/** The arguments of a command, with placeholders for missing ones. */
export const fitWords = ({ command, found }: Meant, { words, flags }: Draft): readonly string[] => {
  const selects = listTargetFlags(found).some((flag) => flags.includes(flag));
  const wanted = command.registeredArguments.flatMap((argument, at) => {
    if (argument.variadic && words.length > at) return words.slice(at);
    // A list of targets comes first; any other is optional.
    const isNeeded = isArgumentRequired(argument) || (argument.variadic && at === 0 && !selects);
    return words[at] ?? (isNeeded ? argument.name().toUpperCase() : []);
  });
  return wanted;
};

/** The flag of the parent of a resource that its parent has only one of: `--vpc`. */
export const readOnlyParent = ({
  only,
  parents = {},
  namedBy,
  fields,
}: Resource): string | undefined => {
  const key = Object.keys(parents).at(-1) ?? namedBy;
  const field = parents[key] ?? fields[key];
  return only && field ? `--${formatFlagName(key, field)}` : undefined;
};

/**
 * Turns further arguments of other tools into flags: `rename a b`, `untag a x`, `exec a script`.
 */
export const takeFurtherWords = (
  draft: Draft,
  { resource, verbWord, name, from, old }: FoundWords,
): void => {
  const verb = resource.verbs[name];
  const { words, flags } = draft;
  const take = (flag: string, placeholder: string): void => {
    // With a verb of another tool, only the first argument is a target.
    const further = words.splice(verbWord === name ? words.length : 1).join(',');
    if (words.length === 0 && verb?.kind === 'update') words.push('NAME');
    if (![flag, `${flag}-id`].some((given) => flags.includes(given)))
      flags.push(flag, further || placeholder);
  };
  const parent = readOnlyParent(resource);
  if (parent !== undefined) {
    const [one] = words.splice(0);
    if (one !== undefined && !flags.includes(parent)) flags.unshift(parent, one);
  }
  flags.push(...(old?.further ?? []).filter((word) => !flags.includes(word)));
  if (/^(?:watch|top)$/.test(verbWord) && verb?.kind === 'list') flags.push('--watch');
  if (/^(?:rename|mv)$/.test(verbWord) && verb?.kind === 'update') take('--name', 'NAME');
  if (verb?.kind === 'label' && !/^--(?:add|remove)$/m.test(flags.join('\n'))) {
    const flag = /^(?:remove|un|detach)/.test(verbWord) ? '--remove' : '--add';
    flags.push(flag, words.splice(1).join(',') || 'LABEL');
  }
  if (verb?.kind === 'action' && verb.pick) {
    // `scripts run backup`: the script was given first, and the server is missing.
    if (from?.singular === verb.pick.flag) words.unshift(resource.singular.toUpperCase());
    take(`--${verb.pick.flag}`, verb.pick.flag.toUpperCase());
  }
};
