/** Members of a body that fit together, by the rules of their verb. */
import { type Field, findBrokenRules, type InputRule } from '../../src/catalog/vocabulary.ts';
import type { OfferedOperation } from './offered.ts';
import { sentFieldOf } from './verb-facts.ts';

/** Members, and the values of those that others depend on. */
export interface FittingMembers {
  readonly names: readonly string[];
  readonly fixed: Readonly<Record<string, unknown>>;
}

const rulesOf = ({ verb }: OfferedOperation): readonly InputRule[] =>
  verb.kind === 'create' || verb.kind === 'make' || verb.kind === 'export'
    ? (verb.rules ?? [])
    : [];

/** A value that stands for the one a member is given. */
const standIn = (field: Field | undefined): unknown =>
  field?.kind === 'boolean' || (field?.values?.[0] ?? 'given');

/** The values that members depend on by the conditions of rules. */
const fixedFor = (rules: readonly InputRule[], wanted: readonly string[]) =>
  Object.fromEntries(
    rules.flatMap((rule) =>
      rule.kind === 'only-with' && rule.fields.some((name) => wanted.includes(name))
        ? [[rule.when.field, rule.when.in[0]]]
        : [],
    ),
  );

/** The members with what is missing, and without what does not fit to those before it. */
const repair = (
  offered: OfferedOperation,
  names: readonly string[],
  fixed: FittingMembers['fixed'],
): readonly string[] => {
  const sent = Object.fromEntries(
    names.map((name) => [name, fixed[name] ?? standIn(sentFieldOf(offered, name))]),
  );
  const [broken] = findBrokenRules(rulesOf(offered), { sent });
  if (!broken) return names;
  const { problem, fields } = broken;
  if (problem === 'missing') return repair(offered, [...names, ...fields.slice(0, 1)], fixed);
  const surplus =
    problem === 'conflict' ? names.filter((n) => fields.includes(n)).slice(1) : fields;
  const rest = names.filter((name) => !surplus.includes(name));
  return repair(offered, rest, fixed);
};

/** The wanted member with what it needs, beside those that the verb requires. */
export const fitMember = (
  offered: OfferedOperation,
  wanted: string,
  needed: readonly string[],
): FittingMembers => {
  const fixed = fixedFor(rulesOf(offered), [wanted]);
  const names = [...new Set([wanted, ...needed, ...Object.keys(fixed)])];
  return { names: repair(offered, names, fixed), fixed };
};

/** As many of these members as fit together. */
export const fitMembers = (
  offered: OfferedOperation,
  names: readonly string[],
): FittingMembers => ({ names: repair(offered, names, {}), fixed: {} });
