import { type Command, Option } from 'commander';
import { formatFlagName, isReservedFlag, listFlagAliases, takesFile } from '../../catalog/flags.ts';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import type { Field, Fields, InputRule } from '../../catalog/vocabulary.ts';
import { findFlagCondition } from '../../operate/input/rule-words.ts';
import type { GivenValue } from '../../operate/input/values.ts';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';
import { appendValue } from './flag-values.ts';
import { lowerFirst } from './flags.ts';
import { combineGiven } from './repeated-flags.ts';

const choosePlaceholder = (key: string, field: Field): string => {
  if (field.notation) return field.notation.form;
  switch (field.kind) {
    case 'ref':
    case 'refs':
      return '<name|id>';
    case 'integer':
    case 'number':
      return '<n>';
    case 'json':
      return field.secret ? '<file>' : '<json|@file>';
    case 'texts':
      return '<a,b>';
    default:
      if (takesFile(field)) return '<file>';
      // The last word of a name says what it is: the flag itself has the others.
      return field.long ? '<text|@file>' : `<${key.split('_').at(-1)}>`;
  }
};

/** Whether the flag of a field may be given several times. */
const isRepeatable = ({ kind, notation }: Field): boolean =>
  kind === 'refs' || kind === 'texts' || notation !== undefined;

const describeField = (
  key: string,
  field: Field,
  { isRequired }: FlagFacts,
  condition: string | undefined,
): string => {
  const notes = [
    ...(isRequired ? ['required'] : []),
    ...(condition === undefined ? [] : [`only with ${condition}`]),
    ...(isRepeatable(field) ? ['repeatable'] : []),
    ...(field.notation ? ['@file reads JSON or YAML'] : []),
    ...(takesFile(field) ? ['- for stdin'] : []),
    ...(field.unit ? [`in ${field.unit}`] : []),
    ...(isReservedFlag(key) ? [`"${key}" in the API`] : []),
    ...(field.unconfirmed ? [field.single ? 'the API documents only one' : 'undocumented'] : []),
  ];
  const about = lowerFirst(field.about);
  return notes.length > 0 ? `${about} (${notes.join(', ')})` : about;
};

const createFieldOption = (flag: string, key: string, field: Field, about: string): Option => {
  if (field.kind === 'boolean') return new Option(`--${flag}`, about);
  const option = new Option(`--${flag} ${choosePlaceholder(key, field)}`, about);
  if (isRepeatable(field)) return option.argParser(appendValue);
  if (field.kind === 'choice' && field.values) return option.choices(field.values);
  return option;
};

/** Whether the flag of a field takes a path, or `@` and a path. */
const takesPath = (field: Field): boolean =>
  field.notation === undefined &&
  (field.kind === 'json' || takesFile(field) || field.long === true);

const collectFlagFacts = (field: Field): FlagFacts => ({
  field,
  ...(field.to !== undefined && { refersTo: field.to }),
  isRepeatable: isRepeatable(field),
  isList: field.kind === 'refs' || (field.kind === 'texts' && field.notation === undefined),
  takesPath: takesPath(field),
  // An empty value clears some fields.
  acceptsEmpty: true,
});

/** Flags for fields, by the API's names, with the API's own spellings accepted as well. */
export interface FieldFlags {
  /** What the fields were given, by their names, or by what a version of the API calls them. */
  readonly given: (api?: ApiVersion) => Readonly<Record<string, GivenValue>>;
}

/**
 * Adds a flag for each field. Flags in `needed`, and what they need by `rules`, are marked in help,
 * but not enforced here.
 */
export const addFieldFlags = (
  command: Command,
  fields: Fields,
  needed: readonly string[],
  rules: readonly InputRule[] = [],
): FieldFlags => {
  const names = new Map<string, string>();
  const add = (option: Option, key: string): void => {
    command.addOption(option);
    names.set(option.attributeName(), key);
  };
  for (const [key, field] of Object.entries(fields)) {
    const facts: FlagFacts = { ...collectFlagFacts(field), isRequired: needed.includes(key) };
    const flag = formatFlagName(key, field);
    const condition = findFlagCondition(fields, rules, key);
    const about = describeField(key, field, facts, condition);
    const option = createFieldOption(flag, key, field, about);
    add(setFlagFacts(option, facts), key);
    for (const other of listFlagAliases(key, field)) {
      const spelling = createFieldOption(other, key, field, '').hideHelp();
      add(setFlagFacts(spelling, { ...facts, spellingOf: option }), key);
    }
    if (field.kind === 'boolean') add(new Option(`--no-${flag}`).hideHelp(), key);
  }
  return {
    given: (api) => {
      const given = new Map<string, GivenValue>();
      for (const [name, value] of Object.entries(command.opts<Record<string, GivenValue>>())) {
        const key = names.get(name);
        const field = key === undefined ? undefined : fields[key];
        if (key === undefined || !field) continue;
        const member = (api && field.calledIn?.[api]) ?? key;
        const before = given.get(member);
        const whole =
          before === undefined ? value : combineGiven(formatFlagName(key, field), before, value);
        given.set(member, whole);
      }
      return Object.fromEntries(given);
    },
  };
};
