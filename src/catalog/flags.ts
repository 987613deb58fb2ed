import type { Field } from './fields.ts';

/** The flags of every command. A field with such a name gets another flag by its fact `flag`. */
export const reservedFlags: ReadonlySet<string> = new Set([
  'api',
  'ca',
  'cert',
  'color',
  'concurrency',
  'config',
  'csv-safe',
  'debug',
  'domain',
  'endpoint',
  'headers',
  'help',
  'key',
  'no-color',
  'no-headers',
  'no-input',
  'output',
  'passphrase-file',
  'port',
  'profile',
  'query',
  'quiet',
  'system-ca',
  'timeout',
  'version',
]);

/** Whether the name of a field cannot be its flag. */
export const isReservedFlag = (name: string): boolean =>
  reservedFlags.has(name.replaceAll('_', '-'));

/** The flag name of a field: `ssh_profile` of `ssh_profile_ids`. */
const chooseFlagWord = (key: string, field: Field): string => {
  if (field.flag !== undefined) return field.flag;
  if (field.kind === 'ref') return key.replace(/_id$/, '');
  if (field.kind === 'refs') return key.replace(/_ids$/, '');
  return key;
};

/** Whether the flag of a field takes the path of a file, and never the value itself. */
export const takesFile = ({ secret, file }: Field): boolean => secret === true || file === true;

/**
 * The flag of a field, without its dashes. A secret is read from a file, never from the command
 * line, which other users of the machine can see.
 */
export const formatFlagName = (key: string, field: Field): string => {
  const word = chooseFlagWord(key, field).replaceAll('_', '-');
  return takesFile(field) ? `${word}-file` : word;
};

/** Other spellings of a field that the command line accepts: the API's own, and with `_` for `-`. */
export const listFlagAliases = (key: string, field: Field): readonly string[] => {
  if (takesFile(field)) {
    const ownName = `${key.replaceAll('_', '-')}-file`;
    return ownName === formatFlagName(key, field) ? [] : [ownName];
  }
  // A renamed flag is also accepted with the suffix of an id.
  const withId = field.kind === 'ref' && field.flag !== undefined ? [`${field.flag}_id`] : [];
  const plural = field.kind === 'refs' ? [`${chooseFlagWord(key, field)}s`] : [];
  const single = field.single ? [field.single] : [];
  const names = [
    key,
    ...single,
    ...withId,
    ...plural,
    ...Object.values(field.calledIn ?? {}),
    ...(field.also ?? []),
    formatFlagName(key, field),
  ];
  const spellings = names.flatMap((name) => [
    name,
    name.replaceAll('_', '-'),
    name.replaceAll('-', '_'),
  ]);
  return [...new Set(spellings)].filter(
    (spelling) => spelling !== formatFlagName(key, field) && !isReservedFlag(spelling),
  );
};
