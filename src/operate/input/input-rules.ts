import {
  type BrokenRule,
  type Condition,
  type Fields,
  findBrokenRules,
  type InputRule,
} from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { InputValues } from '../targets/references.ts';
import { joinRuleFlags, nameCondition } from './rule-words.ts';

/** An input and its rules. */
export interface RuledCall {
  readonly rules: readonly InputRule[] | undefined;
  /** The fields that have a flag. */
  readonly fields: Fields;
  readonly values: InputValues;
  /** The row that is changed, and its name; undefined for a new one. */
  readonly target?: { readonly name: string; readonly item: InputValues };
  /** Words of the command after `imco`. */
  readonly command: string;
}

/** Explains a conflict between flags, or between a flag and the row that is changed. */
const explainConflict = (
  { fields, values, target }: RuledCall,
  { fields: given }: BrokenRule,
): string => {
  const sent = given.filter((key) => key in values);
  const others = given.filter((key) => !sent.includes(key));
  const flags = joinRuleFlags(fields, sent, 'and');
  if (others.length === 0 || !target) return `${flags} cannot be combined`;
  const words = others.map((key) => key.replace(/_ids?$/, '').replaceAll('_', ' '));
  return `${flags} cannot be combined with the ${joinWords(words, 'and')} of ${target.name}`;
};

/** The condition of a rule with the value that met it: `--type txt`. */
const nameMetCondition = ({ fields, values, target }: RuledCall, when: Condition): string => {
  const actual = values[when.field] ?? target?.item[when.field];
  const met = when.in.filter((value) => value === actual);
  return nameCondition(fields, { ...when, in: met.length > 0 ? met : when.in });
};

/** Explains what is missing. */
const explainMissing = (call: RuledCall, { rule, fields: missing }: BrokenRule): string => {
  const { fields } = call;
  if (rule.kind === 'requires') {
    const flag = joinRuleFlags(fields, [rule.field], 'and');
    return `${flag} requires ${joinRuleFlags(fields, missing, 'and')}`;
  }
  const where = rule.when ? ` with ${nameMetCondition(call, rule.when)}` : '';
  return `${joinRuleFlags(fields, missing, 'or')} is required${where}`;
};

/** Explains which condition flags depend on, and what the row that is changed has instead. */
const explainMisplaced = (
  { fields, values, target }: RuledCall,
  { rule, fields: given }: BrokenRule,
): string => {
  if (!rule.when) return '';
  const sent = given.filter((key) => key in values);
  const does = sent.length === 1 ? 'only works' : 'only work';
  const allowed = nameCondition(fields, rule.when);
  const { field } = rule.when;
  const actual = target && !(field in values) ? target.item[field] : undefined;
  const instead =
    typeof actual === 'string'
      ? `; ${target?.name} has ${field.replaceAll('_', ' ')} ${actual}`
      : '';
  return `${joinRuleFlags(fields, sent, 'and')} ${does} with ${allowed}${instead}`;
};

const explain = (call: RuledCall, broken: BrokenRule): string => {
  switch (broken.problem) {
    case 'missing':
      return explainMissing(call, broken);
    case 'conflict':
      return explainConflict(call, broken);
    case 'misplaced':
      return explainMisplaced(call, broken);
  }
};

/**
 * Throws one `UsageFailure`, which names the flags, if an input breaks rules about fields that
 * depend on each other. Nothing is sent before.
 */
export const checkInputRules = (call: RuledCall): void => {
  const { rules = [], values: sent, target, command } = call;
  const broken = findBrokenRules(rules, { sent, ...(target && { before: target.item }) });
  const [first, ...more] = broken;
  if (!first) return;
  const isMissing = broken.every(({ problem }) => problem === 'missing');
  const code = isMissing ? 'missing_flag' : 'contradiction';
  const hint = `see "imco ${command} --help"`;
  if (more.length === 0) throw new UsageFailure(explain(call, first), { code, hint });
  const lines = [...new Set(broken.map((one) => explain(call, one)))];
  const verb = command.split(' ').at(-1);
  throw new UsageFailure(`${verb}: ${lines.length} problems with flags`, { code, hint, lines });
};
