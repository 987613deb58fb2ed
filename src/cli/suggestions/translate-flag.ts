import type { Command } from 'commander';
import type { Verb } from '../../catalog/vocabulary.ts';
import { findFormat, listFormatNames } from '../../output/formats/formats.ts';
import { isTargetFlag } from '../command-line/normalize-words.ts';
import { findOption } from '../command-line/read-tokens.ts';
import type { FoundWords } from './find-words.ts';
import { findFormatMeant, formatsByWord } from './format-words.ts';

/** What a flag of another tool stands for in a command of imco. */
export interface Translation {
  /** Words for the command. */
  readonly words?: readonly string[];
  /** Flags with their values, in words. */
  readonly flags?: readonly string[];
  /** Another command altogether, without `imco`. */
  readonly instead?: string;
  /** What is to be said of it, as far as the command does not show it. */
  readonly remark?: string;
}

/** A flag that the command does not have. */
export interface OtherFlag {
  /** `id`, or one letter, without dashes. */
  readonly name: string;
  /** The value it was given: empty where it was given none. */
  readonly value: string;
  /** The verb that is meant; undefined where the command is none of a resource. */
  readonly found?: FoundWords | undefined;
  /** The command that is meant. */
  readonly command: Command;
}

type Translate = (flag: OtherFlag) => Translation | undefined;

/** Flags of others that stand alone; behind any other the next word is its value. */
const switches: ReadonlySet<string> = new Set([
  // --name and --id have a value: what they are called.
  ...[...formatsByWord].flatMap(([word, format]) => (findFormat(format).word ? [] : [word])),
  ...[
    'all',
    'a',
    'A',
    'all-namespaces',
    'w',
    'watch',
    'follow',
    'f',
    'v',
    'verbose',
    'silent',
    's',
  ],
  ...['version', 'tail', 'no-trunc', 'no-truncate', 'privateness', 'k', 'insecure', 'trace', 'r'],
  ...['now', 'recursive', 'cascade', 'ignore-not-found', 'show-labels', 'help-all'],
  ...['noheaders', 'no-header', 'ids', 'ids-only', 'dry', 'no-confirm', 'no-prompt', 'assume-yes'],
]);

/** Whether the word behind a flag of another tool is its value: `-f` of what takes a file. */
export const hasValueElsewhere = (command: Command, name: string): boolean =>
  !switches.has(name) || (name === 'f' && has(command, 'from-file'));

const has = (command: Command, name: string): boolean =>
  findOption(command, `--${name}`) !== undefined;

const hasTarget = ({ command, found }: OtherFlag): boolean =>
  command.registeredArguments.some((argument) => argument.name() === found?.resource.singular);

const readVerb = ({ found }: OtherFlag): Verb | undefined => found?.resource.verbs[found.name];

const readKind = (flag: OtherFlag): string | undefined => readVerb(flag)?.kind;

/** `--id`: the word that names the thing, or the parent of what is meant. */
const byId: Translate = (flag) => {
  const { value, found, command } = flag;
  if (!found) return undefined;
  const { singular, title } = found.resource;
  if (hasTarget(flag)) {
    return {
      words: [value || singular.toUpperCase()],
      remark: `the ${title} is the word after ${found.name}`,
    };
  }
  const parent = found.from?.singular;
  return parent !== undefined && has(command, parent)
    ? { flags: [`--${parent}`, value || parent.toUpperCase()] }
    : {};
};

/** `--name x` of a list: those of that name. */
const byNameFilter: Translate = (flag) => {
  const { name, value, found, command } = flag;
  const isField = found !== undefined && Object.hasOwn(found.resource.fields, name);
  const isFilter = isField && readKind(flag) === 'list' && has(command, 'filter');
  return isFilter && value !== '' ? { flags: ['--filter', `${name}=${value}`] } : undefined;
};

/** `--label x` of commands that put labels on and take them off, or that pick things. */
const byLabel: Translate = (flag) => {
  const { value, found, command } = flag;
  const given = value || 'LABEL';
  if (readKind(flag) === 'label') {
    return { flags: [/^(?:remove|un)/.test(found?.verbWord ?? '') ? '--remove' : '--add', given] };
  }
  if (has(command, 'label')) return { flags: ['--label', given] };
  return has(command, 'selector') ? { flags: ['--selector', `label=${given}`] } : undefined;
};

/** Conditions where a list filters, and filters where targets are selected. */
const byCondition: Translate = ({ value, command }) => {
  if (has(command, 'selector')) return { flags: ['--selector', value || 'FIELD=VALUE'] };
  if (!has(command, 'filter')) return undefined;
  const flags = (value || 'FIELD=VALUE').split(',').flatMap((condition) => {
    const label = /^label=(.+)$/.exec(condition)?.[1];
    if (label !== undefined && has(command, 'label')) return ['--label', label];
    if (condition.includes('=') || !has(command, 'label')) return ['--filter', condition];
    return ['--label', condition];
  });
  return { flags };
};

const byFormat: Translate = ({ value }) => {
  const format = findFormatMeant(value.toLowerCase());
  return format === undefined
    ? { remark: `the formats are ${listFormatNames.join(', ')}`, flags: ['-o', 'json'] }
    : { flags: ['-o', format] };
};

const readingKinds: ReadonlySet<string> = new Set(['list', 'show', 'view']);

/** A flag called after a format: `--json`, and where a verb only reads, `--text`. */
const byFormatName: Translate = (flag) => {
  const format = findFormatMeant(flag.name);
  if (format === undefined || !/^(?:|true|yes|1)$/i.test(flag.value)) return undefined;
  const isField = findFormat(format).isEverydayWord && !readingKinds.has(readKind(flag) ?? '');
  return isField ? undefined : { flags: ['-o', format] };
};

const everything: Translate = (flag) =>
  readKind(flag) === 'list' ? { remark: 'list shows everything already' } : undefined;

/** What goes on: a list again and again, events as they come, an action until it is done. */
const live: Translate = (flag) => {
  const { name, found, command } = flag;
  const verb = readVerb(flag);
  if (verb?.kind === 'view' && verb.answers.kind === 'list' && verb.answers.of === 'audit events') {
    return { instead: 'audit events --follow', remark: 'only all events can be followed' };
  }
  const isFollowed = name !== 'w' && name !== 'watch';
  if (isFollowed && has(command, 'follow')) return { flags: ['--follow'] };
  if (has(command, 'watch')) return { flags: ['--watch'] };
  if (has(command, 'wait')) return { flags: ['--wait'] };
  return verb?.kind === 'show' && found?.resource.verbs.list
    ? { instead: `${found.resource.noun} list --watch`, remark: 'only lists can be watched' }
    : undefined;
};

/** Another name of a flag, where the command has that. */
const called =
  (ours: string, fallback = ours.toUpperCase()): Translate =>
  ({ value, command }) => {
    const option = findOption(command, `--${ours}`);
    if (!option) return undefined;
    return { flags: [`--${ours}`, ...(option.required ? [value || fallback] : [])] };
  };

const firstOf =
  (...ways: readonly Translate[]): Translate =>
  (flag) => {
    for (const way of ways) {
      const translation = way(flag);
      if (translation) return translation;
    }
    return undefined;
  };

/** A file: the word of an upload, the place of a download, the body of what is made. */
const byFile: Translate = ({ value, command }) => {
  const takesFile = command.registeredArguments.some((argument) => argument.name() === 'file');
  if (takesFile) return { words: [value || 'FILE'] };
  if (has(command, 'to')) return { flags: ['--to', value || 'FILE'] };
  return has(command, 'from-file') ? { flags: ['--from-file', value || 'FILE'] } : undefined;
};

/** `-n`: a number of rows, or kubectl's namespace, for which labels are the nearest thing. */
const byNumber: Translate = (flag) =>
  called('limit', '10')(/^\d*$/.test(flag.value) ? flag : { ...flag, value: '' });

const byNamespace: Translate = (flag) =>
  flag.value === '' || /^\d+$/.test(flag.value) ? byNumber(flag) : byLabel(flag);

/** Events of one server are a view of that. */
const byServer: Translate = ({ value, found }) =>
  found?.resource.noun === 'audit events'
    ? { instead: `cloud servers events ${/^[\w.:@-]{1,60}$/.test(value) ? value : 'SERVER'}` }
    : undefined;

const nothing =
  (remark: string): Translate =>
  () => ({ remark });

const names = (list: readonly string[], way: Translate): Readonly<Record<string, Translate>> =>
  Object.fromEntries(list.map((name) => [name, way]));

/** What flags of other tools stand for, by name. */
const flags: Readonly<Record<string, Translate>> = {
  ...names(['id', 'name', 'ids', 'names'], (flag) =>
    hasTarget(flag) ? byId(flag) : byNameFilter(flag),
  ),
  id: byId,
  ...names(['labels', 'label', 'tag', 'tags'], byLabel),
  'resource-type': () => ({}),
  ...names(['filepath', 'file', 'path', 'filename', 'input'], byFile),
  ...names(['to', 'out', 'output-file', 'dest', 'destination'], called('to', 'FILE')),
  ...names(['selector', 'filter', 'l', 'where', 'match'], byCondition),
  ...names(['format', 'formatter', 'output-format', 'out-format'], byFormat),
  ...names(['all', 'a', 'A', 'all-namespaces', 'no-trunc', 'no-truncate'], everything),
  ...names(['w', 'watch', 'follow', 'tail'], live),
  f: firstOf(byFile, live),
  v: called('debug'),
  ...names(['verbose', 'trace', 'vv'], called('debug')),
  ...names(['silent', 's'], called('quiet')),
  ...names(['context', 'account', 'p'], called('profile', 'NAME')),
  ...names(
    ['host', 'url', 'server-url', 'api-url', 'concerto-endpoint'],
    called('endpoint', 'URL'),
  ),
  'ca-cert': called('ca', 'FILE'),
  'client-cert': called('cert', 'FILE'),
  'client-key': called('key', 'FILE'),
  ...names(['jq', 'jmespath', 'jsonpath'], called('query', 'EXPRESSION')),
  ...names(['sort-by', 'order-by', 'order'], called('sort', 'FIELD')),
  ...names(['fields', 'cols', 'column'], called('columns', 'FIELDS')),
  ...names(['lines', 'max', 'count', 'top', 'page-size', 'per-page'], byNumber),
  ...names(['n', 'namespace'], byNamespace),
  server: byServer,
  ...names(['noheaders', 'no-header'], () => ({ flags: ['--no-headers'] })),
  ...names(['dry', 'preview', 'simulate', 'what-if'], called('dry-run')),
  ...names(['assume-yes', 'no-confirm', 'no-prompt', 'auto-approve'], called('yes')),
  ...names(['k', 'insecure'], nothing('the server is always verified: --ca names its CA')),
};

/** A flag whose name ends in what imco says in another way: `--psk`, `--run-list-from-file`. */
const byEnding: Translate = (flag) => {
  const { name, value, command } = flag;
  if (isTargetFlag(command, `--${name}`)) return { words: [value || 'ID'] };
  if (has(command, `${name}-file`)) {
    return {
      flags: [`--${name}-file`, 'FILE'],
      remark: 'secrets are read from files, and stay off the command line',
    };
  }
  const file = /^(.+)-from-file$/.exec(name)?.[1];
  const field = file === undefined ? undefined : findOption(command, `--${file}`);
  if (field) return { flags: [`--${file}`, `@${value || 'FILE'}`] };
  const verb = readVerb(flag);
  if (verb?.kind === 'order' && name === verb.as.replaceAll('_', '-')) {
    return { words: (value || 'ID').split(',') };
  }
  return byFormatName(flag);
};

/** What a flag that a command does not have stands for; undefined where nobody knows. */
export const translateFlag = (flag: OtherFlag): Translation | undefined => {
  const name = flag.name.replaceAll('_', '-');
  const way = Object.hasOwn(flags, name) ? flags[name] : undefined;
  return way?.({ ...flag, name }) ?? byEnding({ ...flag, name });
};
