import type { Command } from 'commander';
import { findFormat } from '../../output/formats/formats.ts';
import { isTargetFlag } from '../command-line/normalize-words.ts';
import { findOption } from '../command-line/read-tokens.ts';
import {
  hasTarget,
  type OtherFlag,
  onlyRemark,
  readVerb,
  renameTo,
  type Translate,
  type Translation,
  takesFlag,
  translateAll,
  translateCondition,
  translateCount,
  translateFile,
  translateFormat,
  translateFormatName,
  translateFormatValue,
  translateId,
  translateLabel,
  translateLive,
  translateMethod,
  translateNameFilter,
  translateNamespace,
  translateServer,
  translateUnasked,
  tryEach,
} from './flag-translators.ts';
import { formatsByWord } from './format-words.ts';

/** Flags of others that stand alone; behind any other the next word is its value. */
const flagsWithoutValue: ReadonlySet<string> = new Set([
  // --name and --id have a value: what they are called.
  ...[...formatsByWord].flatMap(([word, format]) => (findFormat(format).word ? [] : [word])),
  ...[
    'all a A all-namespaces w watch follow f v verbose silent s version tail no-trunc no-truncate',
    'privateness k insecure trace r now recursive cascade ignore-not-found show-labels help-all',
    'noheaders no-header ids ids-only dry no-confirm no-prompt assume-yes',
  ].flatMap((line) => line.split(' ')),
]);

/** Whether the word behind a flag of another tool is its value: `-f` of what takes a file. */
export const hasValueElsewhere = (command: Command, name: string): boolean =>
  !flagsWithoutValue.has(name) || (name === 'f' && takesFlag(command, 'from-file'));

const mapNames = (list: readonly string[], way: Translate): Readonly<Record<string, Translate>> =>
  Object.fromEntries(list.map((name) => [name, way]));

/** What flags of other tools stand for, by name. */
const translations: Readonly<Record<string, Translate>> = {
  ...mapNames(['id', 'name', 'ids', 'names'], (flag) =>
    hasTarget(flag) ? translateId(flag) : translateNameFilter(flag),
  ),
  id: translateId,
  ...mapNames(['labels', 'label', 'tag', 'tags'], translateLabel),
  'resource-type': () => ({}),
  ...mapNames(['filepath', 'file', 'path', 'filename', 'input'], translateFile),
  ...mapNames(['to', 'out', 'output-file', 'dest', 'destination'], renameTo('to', 'FILE')),
  ...mapNames(['selector', 'filter', 'l', 'where', 'match'], translateCondition),
  ...mapNames(['format', 'formatter', 'output-format', 'out-format'], translateFormat),
  ...mapNames(['all', 'a', 'A', 'all-namespaces', 'no-trunc', 'no-truncate'], translateAll),
  ...mapNames(['w', 'watch', 'follow', 'tail'], translateLive),
  f: tryEach(translateFormatValue, translateFile, translateUnasked, translateLive),
  ...mapNames(['X', 'method', 'request'], translateMethod),
  v: renameTo('debug'),
  ...mapNames(['verbose', 'trace', 'vv'], renameTo('debug')),
  ...mapNames(['silent', 's'], renameTo('quiet')),
  ...mapNames(['context', 'account', 'p'], renameTo('profile', 'NAME')),
  ...mapNames(
    ['host', 'url', 'server-url', 'api-url', 'concerto-endpoint'],
    renameTo('endpoint', 'URL'),
  ),
  'ca-cert': renameTo('ca', 'FILE'),
  'client-cert': renameTo('cert', 'FILE'),
  'client-key': renameTo('key', 'FILE'),
  ...mapNames(['jq', 'jmespath', 'jsonpath'], renameTo('query', 'EXPRESSION')),
  ...mapNames(['sort-by', 'order-by', 'order'], renameTo('sort', 'FIELD')),
  ...mapNames(['fields', 'cols', 'column'], renameTo('columns', 'FIELDS')),
  ...mapNames(['lines', 'max', 'count', 'top', 'page-size', 'per-page'], translateCount),
  ...mapNames(['n', 'namespace'], translateNamespace),
  server: translateServer,
  ...mapNames(['noheaders', 'no-header'], () => ({ flags: ['--no-headers'] })),
  ...mapNames(['dry', 'preview', 'simulate', 'what-if'], renameTo('dry-run')),
  ...mapNames(['assume-yes', 'no-confirm', 'no-prompt', 'auto-approve'], renameTo('yes')),
  ...mapNames(['k', 'insecure'], onlyRemark('the server is always verified: --ca names its CA')),
};

/** A flag whose name ends in what imco says in another way: `--psk`, `--run-list-from-file`. */
const translateByEnding: Translate = (flag) => {
  const { name, value, command } = flag;
  if (isTargetFlag(command, `--${name}`)) return { words: [value || 'ID'] };
  if (takesFlag(command, `${name}-file`)) {
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
  return translateFormatName(flag);
};

/** What a flag that a command does not have stands for; undefined where nobody knows. */
export const translateFlag = (flag: OtherFlag): Translation | undefined => {
  const name = flag.name.replaceAll('_', '-');
  const way = Object.hasOwn(translations, name) ? translations[name] : undefined;
  return way?.({ ...flag, name }) ?? translateByEnding({ ...flag, name });
};
