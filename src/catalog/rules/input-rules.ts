/** Rules about the fields of an input that depend on each other, and what breaks them. */

import type { Condition, ConditionValue } from '../verb-facts.ts';

/** How many of these fields have a value. */
export interface CountRule<K extends string = string> {
  readonly kind: 'exactly-one' | 'at-most-one' | 'at-least-one';
  readonly fields: readonly K[];
  /** When it holds; default: always. */
  readonly when?: Condition<K>;
}

/** With a value in `field`, all of `fields` need one. */
export interface RequiresRule<K extends string = string> {
  readonly kind: 'requires';
  readonly field: K;
  readonly fields: readonly K[];
  readonly when?: Condition<K>;
}

/** Without the condition none of these fields has a value. */
export interface OnlyWithRule<K extends string = string> {
  readonly kind: 'only-with';
  readonly fields: readonly K[];
  readonly when: Condition<K>;
}

/** A rule about fields of one input. `K` are the fields that it names. */
export type InputRule<K extends string = string> = CountRule<K> | RequiresRule<K> | OnlyWithRule<K>;

type Values = Readonly<Record<string, unknown>>;

/** What is checked: the values that are sent, and the row that they change. */
export interface RuledInput {
  readonly sent: Values;
  /** The row before an update; undefined for a new one. */
  readonly before?: Values;
}

/** A rule that an input breaks. */
export interface BrokenRule {
  readonly rule: InputRule;
  /** A value is missing, two cannot be combined, or one does not belong there. */
  readonly problem: 'missing' | 'conflict' | 'misplaced';
  /** The fields that lack a value, or that have one. */
  readonly fields: readonly string[];
}

/** Whether a field has a value. What is false or empty counts as not given; zero is a value. */
export const hasInput = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0);

/** Whether values meet the condition of a rule. */
const isMet = ({ field, in: allowed }: Condition, values: Values): boolean => {
  const value = hasInput(values[field]) ? values[field] : null;
  return allowed.some((one: ConditionValue) => one === value);
};

/** The fields that a rule names, its condition included. */
export const listRuleFields = (rule: InputRule): readonly string[] => [
  ...(rule.kind === 'requires' ? [rule.field] : []),
  ...rule.fields,
  ...(rule.when ? [rule.when.field] : []),
];

/** How an input breaks a rule that applies to it; undefined if it does not. */
const findProblem = (
  rule: InputRule,
  { sent, before }: RuledInput,
): Omit<BrokenRule, 'rule'> | undefined => {
  const after = { ...before, ...sent };
  const given = rule.fields.filter((field) => hasInput(after[field]));
  const isSent = given.some((field) => before === undefined || hasInput(sent[field]));
  const isConditionMet = !rule.when || isMet(rule.when, after);
  switch (rule.kind) {
    case 'only-with':
      return !isConditionMet && isSent ? { problem: 'misplaced', fields: given } : undefined;
    case 'requires': {
      const missing = rule.fields.filter((field) => !given.includes(field));
      const isBroken = isConditionMet && hasInput(after[rule.field]) && missing.length > 0;
      return isBroken ? { problem: 'missing', fields: missing } : undefined;
    }
    default:
      if (!isConditionMet) return undefined;
      if (given.length === 0 && rule.kind !== 'at-most-one') {
        return { problem: 'missing', fields: rule.fields };
      }
      return given.length > 1 && rule.kind !== 'at-least-one' && isSent
        ? { problem: 'conflict', fields: given }
        : undefined;
  }
};

/**
 * The rules that an input breaks. An update is only checked by the rules about fields that it sends,
 * against the row as it will be.
 */
export const findBrokenRules = (
  rules: readonly InputRule[],
  input: RuledInput,
): readonly BrokenRule[] =>
  rules.flatMap((rule) => {
    const isConcerned =
      input.before === undefined || listRuleFields(rule).some((field) => field in input.sent);
    const broken = isConcerned ? findProblem(rule, input) : undefined;
    return broken ? [{ rule, ...broken }] : [];
  });
