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
  translateUnasked,
  tryEach,
} from './flag-translators.ts';
import { formatsByWord } from './format-words.ts';
import { translateOldFlag, translateToFile } from './old-flag.ts';
import { translateToOwnFlag } from './own-flag.ts';

/** Flags of other tools without a value; for any other, the next word is its value. */
const flagsWithoutValue: ReadonlySet<string> = new Set([
  // `--name` and `--id` have a value.
  ...[...formatsByWord].flatMap(([word, format]) => (findFormat(format).word ? [] : [word])),
  ...[
    'all a A all-namespaces w watch follow f v verbose silent s version tail no-trunc no-truncate',
    'privateness k insecure trace r now recursive cascade ignore-not-found show-labels help-all',
    'noheaders no-header ids ids-only dry no-confirm no-prompt assume-yes',
  ].flatMap((line) => line.split(' ')),
]);

/** Whether a flag of another tool takes the next word as its value, such as `-f` with a file. */
export const hasValueElsewhere = (command: Command, name: string): boolean =>
  !flagsWithoutValue.has(name) || (name === 'f' && takesFlag(command, 'from-file'));

const mapNames = (list: readonly string[], way: Translate): Readonly<Record<string, Translate>> =>
  Object.fromEntries(list.map((name) => [name, way]));

/** Translations of flags of other tools, by name. */
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
  account: tryEach(translateToOwnFlag, renameTo('profile', 'NAME')),
  ...mapNames(['context', 'p'], renameTo('profile', 'NAME')),
  ...mapNames(['api-version', 'apiversion'], renameTo('api', 'VERSION')),
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
  ...mapNames(['noheaders', 'no-header'], () => ({ flags: ['--no-headers'] })),
  ...mapNames(['dry', 'preview', 'simulate', 'what-if'], renameTo('dry-run')),
  ...mapNames(['assume-yes', 'no-confirm', 'no-prompt', 'auto-approve'], renameTo('yes')),
  ...mapNames(
    ['k', 'insecure'],
    onlyRemark('the server certificate is always verified; set its CA with --ca'),
  ),
};

/** Translates a flag by its ending: `--psk`, `--run-list-from-file`. */
const translateByEnding: Translate = (flag) => {
  const { name, value, command } = flag;
  if (isTargetFlag(command, `--${name}`)) return { words: [value || 'ID'] };
  if (takesFlag(command, `${name}-file`)) return translateToFile(command, `--${name}-file`);
  const file = /^(.+)-from-file$/.exec(name)?.[1];
  const field = file === undefined ? undefined : findOption(command, `--${file}`);
  if (field) return { flags: [`--${file}`, `@${value || 'FILE'}`] };
  const verb = readVerb(flag);
  if (verb?.kind === 'order' && name === verb.as.replaceAll('_', '-')) {
    return { words: (value || 'ID').split(',') };
  }
  return translateFormatName(flag);
};

/** Translates a flag that a command does not have; undefined if its meaning is unknown. */
export const translateFlag = (flag: OtherFlag): Translation | undefined => {
  const name = flag.name.replaceAll('_', '-');
  const way = Object.hasOwn(translations, name) ? translations[name] : undefined;
  const named = { ...flag, name };
  return (
    translateOldFlag(named) ?? way?.(named) ?? translateByEnding(named) ?? translateToOwnFlag(named)
  );
};
