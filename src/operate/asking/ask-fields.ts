/** Asks for the fields that an input lacks, each when what it depends on is known. */
import {
  type BrokenRule,
  type Field,
  findBrokenRules,
  hasInput,
  type InputRule,
} from '../../catalog/vocabulary.ts';
import { confirm, select } from '../../output/terminal/prompts.ts';
import { readOfferedValues } from '../input/limits.ts';
import type { GivenValue } from '../input/values.ts';
import type { InputValues } from '../targets/references.ts';
import { askReference } from './ask-reference.ts';
import { askFlagText } from './ask-text.ts';
import { composeQuestion, type FieldAnswer, type Inquiry } from './inquiry.ts';

/** The fields that a field depends on: its choices follow from their values. */
const listDependencies = ({
  within,
  declaredBy,
  keyedBy,
  limits = [],
}: Field): readonly string[] => [
  ...(within === undefined ? [] : [within]),
  ...(declaredBy ? [declaredBy.ref] : []),
  ...(keyedBy ? [keyedBy.ref] : []),
  ...limits.flatMap(({ from, field }) => [...from, field].slice(0, 1)),
];

/** The next of the missing fields: the first one that depends on no other of them. */
const findNext = ({ fields }: Inquiry, missing: readonly string[]): string | undefined =>
  missing.find((key) => {
    const field = fields[key];
    return field && !listDependencies(field).some((other) => missing.includes(other));
  }) ?? missing[0];

const askChoice = async (
  { session: { host } }: Inquiry,
  question: string,
  values: readonly string[],
): Promise<FieldAnswer> => {
  const choices = values.map((value) => ({ value, label: value }));
  const value = await select(host.terminal, question, choices, host.signal);
  return { given: value, value };
};

/** Asks for the value of one field, in the way that suits its kind. */
const askField = async (inquiry: Inquiry, key: string, field: Field): Promise<FieldAnswer> => {
  const { session, resource, fields, known, present } = inquiry;
  const question = composeQuestion(key, field, present);
  if (field.to !== undefined) return askReference(inquiry, key, field);
  const request = { resource, fields, values: known, before: inquiry.targets[0] ?? {} };
  const offered = field.values ?? (await readOfferedValues(session, request, field));
  if (offered.length > 0) return askChoice(inquiry, question, offered);
  if (field.kind === 'boolean') {
    const { terminal, signal } = session.host;
    const value = await confirm(terminal, question.replace(/:$/, '?'), signal);
    return { given: value, value };
  }
  return askFlagText(session, key, field, question);
};

/** Asks which of several fields gets a value. */
const askWhich = async (inquiry: Inquiry, keys: readonly string[]): Promise<string> => {
  const { terminal, signal } = inquiry.session.host;
  const choices = keys.flatMap((key) => {
    const field = inquiry.fields[key];
    return field
      ? [{ value: key, label: composeQuestion(key, field, inquiry.present).replace(/:$/, '') }]
      : [];
  });
  const [only] = choices;
  if (only && choices.length === 1) return only.value;
  return select(terminal, 'Which one?', choices, signal);
};

/** The fields of a broken rule that can be asked for. */
const listAskable = ({ fields }: Inquiry, broken: BrokenRule): readonly string[] =>
  broken.fields.filter((key) => fields[key] !== undefined);

/** The next field that the rules require. */
const findRuled = async (
  inquiry: Inquiry,
  rules: readonly InputRule[],
): Promise<string | undefined> => {
  const broken = findBrokenRules(rules, { sent: inquiry.known }).find(
    (one) => one.problem === 'missing' && listAskable(inquiry, one).length > 0,
  );
  if (!broken) return undefined;
  const keys = listAskable(inquiry, broken);
  return broken.rule.kind === 'requires' ? keys[0] : askWhich(inquiry, keys);
};

/** What fields are required. */
interface RequiredFields {
  readonly needs: readonly string[];
  readonly rules: readonly InputRule[];
}

/** What was answered, by field: the values of flags, and all values known then. */
interface FieldAnswers {
  readonly given: Readonly<Record<string, GivenValue>>;
  readonly known: InputValues;
}

/**
 * Asks for the required fields that have no value, one after the other, then for what the rules
 * require with them.
 */
export const askFields = async (
  start: Inquiry,
  { needs, rules }: RequiredFields,
): Promise<FieldAnswers> => {
  let inquiry = start;
  const given: Record<string, GivenValue> = {};
  for (;;) {
    const missing = needs.filter((key) => inquiry.known[key] === undefined && inquiry.fields[key]);
    const key = findNext(inquiry, missing) ?? (await findRuled(inquiry, rules));
    const field = key === undefined ? undefined : inquiry.fields[key];
    if (key === undefined || !field) return { given, known: inquiry.known };
    const answer = await askField(inquiry, key, field);
    given[key] = answer.given;
    inquiry = { ...inquiry, known: { ...inquiry.known, [key]: answer.value } };
    // An answer without a value would be asked for again and again.
    if (!hasInput(answer.value) && !needs.includes(key)) return { given, known: inquiry.known };
  }
};
