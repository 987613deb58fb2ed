/** The words of rules about fields that depend on each other, for messages and help. */

import { formatFlagName } from '../../catalog/flags.ts';
import type { Condition, Fields, InputRule } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';

/** The flag of a field; its name in words where it has none. */
const nameFlag = (fields: Fields, key: string): string => {
  const field = fields[key];
  return field ? `--${formatFlagName(key, field)}` : key.replaceAll('_', ' ');
};

/** The flags of fields in a sentence. */
export const joinRuleFlags = (
  fields: Fields,
  keys: readonly string[],
  last: 'and' | 'or',
): string =>
  joinWords(
    keys.map((key) => nameFlag(fields, key)),
    last,
  );

/** A condition as flags: `--type mx or srv`, `--default-vpc-creation`. */
export const nameCondition = (fields: Fields, { field, in: values }: Condition): string => {
  const flag = nameFlag(fields, field);
  const words = values.filter((value) => typeof value === 'string' || typeof value === 'number');
  return words.length === 0 ? flag : `${flag} ${joinWords(words.map(String), 'or')}`;
};

/** `Exactly one of --a and --b is required`, without the condition. */
const describeRequirement = (fields: Fields, { kind, fields: keys }: InputRule): string => {
  const flags = joinRuleFlags(fields, keys, 'and');
  switch (kind) {
    case 'at-most-one':
      return `${flags} cannot be combined`;
    case 'at-least-one':
      return `at least one of ${flags} is required`;
    default:
      return keys.length === 1 ? `${flags} is required` : `exactly one of ${flags} is required`;
  }
};

const describeRule = (fields: Fields, rule: InputRule): string | undefined => {
  // Its flag says with what it works.
  if (rule.kind === 'only-with') return undefined;
  const what =
    rule.kind === 'requires'
      ? `${nameFlag(fields, rule.field)} requires ${joinRuleFlags(fields, rule.fields, 'and')}`
      : describeRequirement(fields, rule);
  const whole = rule.when ? `with ${nameCondition(fields, rule.when)}, ${what}` : what;
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`;
};

/** The rules that hold among flags, for help: no sentence where there is none. */
export const describeInputRules = (
  fields: Fields,
  rules: readonly InputRule[] = [],
): readonly string[] => {
  const isAmongFlags = (rule: InputRule): boolean => rule.fields.some((key) => key in fields);
  const sentences = rules.filter(isAmongFlags).flatMap((rule) => describeRule(fields, rule) ?? []);
  return sentences.length === 0 ? [] : [sentences.join(' ')];
};

/** With what the flag of a field only works, by the rules: `--type mx or srv`. */
export const findFlagCondition = (
  fields: Fields,
  rules: readonly InputRule[] = [],
  key: string,
): string | undefined => {
  const rule = rules.find((one) => one.kind === 'only-with' && one.fields.includes(key));
  return rule?.when && nameCondition(fields, rule.when);
};
