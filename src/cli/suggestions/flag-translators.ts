import type { Command } from 'commander';
import type { Verb } from '../../catalog/vocabulary.ts';
import { findFormat, formatNames } from '../../output/formats/formats.ts';
import { findOption } from '../command-line/read-tokens.ts';
import type { FoundWords } from './find-words.ts';
import { findFormatMeant } from './format-words.ts';

/** The translation of a flag of another tool. */
export interface Translation {
  /** Arguments to put before all others. */
  readonly before?: readonly string[];
  /** Further arguments. */
  readonly words?: readonly string[];
  /** Flags and their values, one word each. */
  readonly flags?: readonly string[];
  /** Another command to use instead, without `imco`. */
  readonly instead?: string;
  /** An explanation, if the command alone is not enough. */
  readonly remark?: string;
}

/** A flag that the command does not have. */
export interface OtherFlag {
  /** `id`, or one letter, without dashes. */
  readonly name: string;
  /** Its value; empty if it has none. */
  readonly value: string;
  /** The verb, if the command belongs to a resource. */
  readonly found?: FoundWords | undefined;
  /** The command it was given to. */
  readonly command: Command;
  /** The words it was among. */
  readonly line: readonly string[];
}

export type Translate = (flag: OtherFlag) => Translation | undefined;

export const takesFlag = (command: Command, name: string): boolean =>
  findOption(command, `--${name}`) !== undefined;

export const hasTarget = ({ command, found }: OtherFlag): boolean =>
  command.registeredArguments.some((argument) => argument.name() === found?.resource.singular);

export const readVerb = ({ found }: OtherFlag): Verb | undefined =>
  found?.resource.verbs[found.name];

const readKind = (flag: OtherFlag): string | undefined => readVerb(flag)?.kind;

/** `--id`: the target, or the flag of its parent. */
export const translateId: Translate = (flag) => {
  const { value, found, command } = flag;
  if (!found) return undefined;
  const { singular, title } = found.resource;
  if (hasTarget(flag)) {
    return {
      words: [value || singular.toUpperCase()],
      remark: `put the ${title} after "${found.name}"`,
    };
  }
  const parent = found.from?.singular;
  return parent !== undefined && takesFlag(command, parent)
    ? { flags: [`--${parent}`, value || parent.toUpperCase()] }
    : {};
};

/** `--name x` of a list: a filter. */
export const translateNameFilter: Translate = (flag) => {
  const { name, value, found, command } = flag;
  const isField = found !== undefined && Object.hasOwn(found.resource.fields, name);
  const isFilter = isField && readKind(flag) === 'list' && takesFlag(command, 'filter');
  return isFilter && value !== '' ? { flags: ['--filter', `${name}=${value}`] } : undefined;
};

/** `--label x` of commands that add or remove labels, or that select targets. */
export const translateLabel: Translate = (flag) => {
  const { value, found, command } = flag;
  const given = value || 'LABEL';
  if (readKind(flag) === 'label') {
    return { flags: [/^(?:remove|un)/.test(found?.verbWord ?? '') ? '--remove' : '--add', given] };
  }
  if (takesFlag(command, 'label')) return { flags: ['--label', given] };
  return takesFlag(command, 'selector') ? { flags: ['--selector', `label=${given}`] } : undefined;
};

/** Conditions where a list filters, and filters where targets are selected. */
export const translateCondition: Translate = ({ value, command }) => {
  if (takesFlag(command, 'selector')) {
    // A word alone is a label, as in other tools.
    const condition = /^[\w.-]+$/.test(value) ? `label=${value}` : value;
    return { flags: ['--selector', condition || 'FIELD=VALUE'] };
  }
  if (!takesFlag(command, 'filter')) return undefined;
  const flags = (value || 'FIELD=VALUE').split(',').flatMap((condition) => {
    const label = /^label=(.+)$/.exec(condition)?.[1];
    if (label !== undefined && takesFlag(command, 'label')) return ['--label', label];
    if (condition.includes('=') || !takesFlag(command, 'label')) return ['--filter', condition];
    return ['--label', condition];
  });
  return { flags };
};

export const translateFormat: Translate = ({ value }) => {
  const format = findFormatMeant(value.toLowerCase());
  return format === undefined
    ? { remark: `available formats are ${formatNames.join(', ')}`, flags: ['-o', 'json'] }
    : { flags: ['-o', format] };
};

/** `-f json`. */
export const translateFormatValue: Translate = (flag) =>
  findFormatMeant(flag.value.toLowerCase()) === undefined ? undefined : translateFormat(flag);

/** `rm -f`: no confirmation. */
export const translateUnasked: Translate = ({ command }) => {
  if (!takesFlag(command, 'yes')) return undefined;
  return takesFlag(command, 'force')
    ? { flags: ['--yes'], remark: '--yes skips the confirmation, --force the state check' }
    : { flags: ['--yes'] };
};

/** `-X POST` of a raw request: the method is its first argument. */
export const translateMethod: Translate = ({ value, command }) =>
  command.registeredArguments[0]?.name() === 'method'
    ? { before: [value.toUpperCase() || 'GET'], remark: 'the method comes before the path' }
    : undefined;

const readingKinds: ReadonlySet<string> = new Set(['list', 'show', 'view']);

/** A flag named after a format: `--json`, and of a reading verb also `--text`. */
export const translateFormatName: Translate = (flag) => {
  const format = findFormatMeant(flag.name);
  if (format === undefined || !/^(?:|true|yes|1)$/i.test(flag.value)) return undefined;
  const isField = findFormat(format).isEverydayWord && !readingKinds.has(readKind(flag) ?? '');
  return isField ? undefined : { flags: ['-o', format] };
};

export const translateAll: Translate = (flag) =>
  readKind(flag) === 'list' ? { remark: 'list shows everything by default' } : undefined;

/** Flags that keep running: a watched list, followed events, an awaited action. */
export const translateLive: Translate = (flag) => {
  const { name, command } = flag;
  const isFollowed = name !== 'w' && name !== 'watch';
  if (isFollowed && takesFlag(command, 'follow')) return { flags: ['--follow'] };
  if (takesFlag(command, 'watch')) return { flags: ['--watch'] };
  return takesFlag(command, 'wait') ? { flags: ['--wait'] } : undefined;
};

/** Translates to another name, if the command has that flag. */
export const renameTo =
  (ours: string, fallback = ours.toUpperCase()): Translate =>
  ({ value, command }) => {
    const option = findOption(command, `--${ours}`);
    if (!option) return undefined;
    return { flags: [`--${ours}`, ...(option.required ? [value || fallback] : [])] };
  };

export const tryEach =
  (...ways: readonly Translate[]): Translate =>
  (flag) => {
    for (const way of ways) {
      const translation = way(flag);
      if (translation) return translation;
    }
    return undefined;
  };

/** A file: the argument of an upload, the destination of a download, or the fields of a request. */
export const translateFile: Translate = ({ value, command }) => {
  const takesFile = command.registeredArguments.some((argument) => argument.name() === 'file');
  if (takesFile) return { words: [value || 'FILE'] };
  if (takesFlag(command, 'to')) return { flags: ['--to', value || 'FILE'] };
  return takesFlag(command, 'from-file') ? { flags: ['--from-file', value || 'FILE'] } : undefined;
};

/** `-n`: a number of rows, or kubectl's namespace, which is translated to a label. */
export const translateCount: Translate = (flag) =>
  renameTo('limit', '10')(/^\d*$/.test(flag.value) ? flag : { ...flag, value: '' });

export const translateNamespace: Translate = (flag) =>
  flag.value === '' || /^\d+$/.test(flag.value) ? translateCount(flag) : translateLabel(flag);

export const onlyRemark =
  (remark: string): Translate =>
  () => ({ remark });
