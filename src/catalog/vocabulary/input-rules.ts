/** The functions that describe rules about fields that depend on each other. */

import type { CountRule, OnlyWithRule, RequiresRule } from '../rules/input-rules.ts';
import type { Condition, ConditionValue } from '../verb-facts.ts';

/** A condition on the value of a field: `having('type', 'mx', 'srv')`. */
export const having = <const K extends string>(
  field: K,
  ...values: readonly ConditionValue[]
): Condition<K> => ({ field, in: values });

const count = <const K extends string>(
  kind: CountRule['kind'],
  fields: readonly K[],
  when: Condition<K> | undefined,
): CountRule<K> => ({ kind, fields, ...(when && { when }) });

/** Exactly one of these fields has a value; a single one is required. */
export const exactlyOne = <const K extends string>(
  fields: readonly K[],
  when?: Condition<K>,
): CountRule<K> => count('exactly-one', fields, when);

/** These fields cannot be combined. */
export const atMostOne = <const K extends string>(
  fields: readonly K[],
  when?: Condition<K>,
): CountRule<K> => count('at-most-one', fields, when);

/** At least one of these fields has a value. */
export const atLeastOne = <const K extends string>(
  fields: readonly K[],
  when?: Condition<K>,
): CountRule<K> => count('at-least-one', fields, when);

/** With a value in `field`, all of `fields` need one. */
export const requires = <const K extends string>(
  field: K,
  fields: readonly K[],
  when?: Condition<K>,
): RequiresRule<K> => ({ kind: 'requires', field, fields, ...(when && { when }) });

/** These fields only have a value where another field has one of these: a priority with `mx`. */
export const onlyWith = <const K extends string>(
  fields: readonly K[],
  when: Condition<K>,
): OnlyWithRule<K> => ({ kind: 'only-with', fields, when });
