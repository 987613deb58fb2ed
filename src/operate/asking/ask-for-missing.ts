/** Asks for everything that a command line lacks, in the order in which it is needed. */
import { formatFlagName, takesFile } from '../../catalog/flags.ts';
import type { Field, Fields, Resource, Verb } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import type { ParentScope, Target } from '../targets/target.ts';
import { resolveTargets } from '../targets/targets.ts';
import { askFields } from './ask-fields.ts';
import { askPick, askWord } from './ask-words.ts';
import { withCancelled } from './cancelled.ts';
import { pickTargets } from './pick-targets.ts';
import type { GivenInput, Requirements } from './requirements.ts';

/** A command line that lacks something. */
export interface IncompleteLine {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
  readonly requirements: Requirements;
  readonly given: GivenInput;
  readonly force: boolean;
  readonly precede: boolean;
}

/** What was answered: arguments by their place, and values by flag. */
export interface LineAnswers {
  readonly words: ReadonlyMap<number, string | readonly string[]>;
  readonly flags: ReadonlyMap<string, GivenValue>;
}

/** The answers so far, which grow. */
interface Answers {
  readonly words: Map<number, string | readonly string[]>;
  readonly flags: Map<string, GivenValue>;
}

const addFlags = (
  { flags }: Answers,
  fields: Fields,
  given: Readonly<Record<string, GivenValue>>,
): void => {
  for (const [key, value] of Object.entries(given)) {
    const field = fields[key];
    if (field) flags.set(formatFlagName(key, field), value);
  }
};

/** Whether a given value can be read here: what is in a file or on stdin is read by the verb. */
const isReadable = (field: Field, given: GivenValue): boolean => {
  const texts = typeof given === 'object' ? given : [given];
  if (field.to !== undefined) return true;
  return !takesFile(field) && texts.every((text) => !/^[@-]/.test(String(text)));
};

/** The values of given flags, references as ids; those that are read later stay as given. */
const readKnown = async (
  { host, cache }: Session,
  fields: Fields,
  given: GivenInput['fields'],
  scope: ParentScope,
): Promise<InputValues> => {
  const values: Record<string, unknown> = { ...scope };
  for (const [key, value] of Object.entries(given)) {
    const field = fields[key];
    if (field) {
      const isNow = isReadable(field, value);
      values[key] = isNow ? await readGivenValue(host, key, field, value) : value;
    }
  }
  return { ...values, ...(await resolveReferences(cache, fields, values, scope)) };
};

/** The ids of the parents: those that are given, and those in the path, which are asked for. */
const askParents = async (
  session: Session,
  { resource, requirements, given }: IncompleteLine,
  answers: Answers,
): Promise<ParentScope> => {
  const { parents, takenParents: fields } = requirements;
  const known = await readKnown(session, fields, given.parents, {});
  const inquiry = { session, resource, fields, known, targets: [] };
  const asked = await askFields(inquiry, { needs: Object.keys(parents), rules: [] });
  addFlags(answers, parents, asked.given);
  return Object.fromEntries(Object.entries(asked.known).map(([key, id]) => [key, String(id)]));
};

/** The value of the flag of a choice, which decides what targets can be chosen. */
const findChosen = ({ verb }: IncompleteLine, fields: InputValues): string | undefined => {
  const value = verb.kind === 'choice' ? fields[verb.flag] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** The targets: chosen, or those that are given; undefined if these cannot be resolved. */
const findTargets = async (
  session: Session,
  line: IncompleteLine,
  { scope, chosen, answers }: { scope: ParentScope; chosen: string | undefined; answers: Answers },
): Promise<readonly Target[] | undefined> => {
  const { resource, requirements, given } = line;
  const count = requirements.targets;
  if (count === 'none') return [];
  if (!given.hasTargets) {
    const targets = await pickTargets(session, { ...line, chosen }, count, scope);
    const words = targets.map(({ word }) => word);
    answers.words.set(0, count === 'one' ? (words[0] ?? '') : words);
    return targets;
  }
  // Selected targets, and those on stdin, are read by the verb.
  if (given.targets.length === 0 || given.targets.includes('-')) return [];
  try {
    return await resolveTargets(session.cache, resource, given.targets, { scope });
  } catch (failure) {
    if (failure instanceof TargetFailure) return undefined;
    throw failure;
  }
};

const askAll = async (session: Session, line: IncompleteLine): Promise<LineAnswers> => {
  const { resource, verb, requirements, given } = line;
  const { fields, needs, rules, pick } = requirements;
  const answers: Answers = { words: new Map(), flags: new Map() };
  const scope = await askParents(session, line, answers);
  const ask = async (known: InputValues, targets: readonly InputValues[]): Promise<InputValues> => {
    const siblings = { ...resource.parents, ...fields };
    const [present] = verb.kind === 'update' ? targets : [];
    const inquiry = { session, resource, fields: siblings, known, targets, present };
    const asked = await askFields(inquiry, { needs, rules });
    addFlags(answers, fields, asked.given);
    return asked.known;
  };
  const known = await readKnown(session, fields, given.fields, scope);
  const isChoiceFirst = verb.kind === 'choice';
  const first = isChoiceFirst ? await ask(known, []) : known;
  const chosen = findChosen(line, first);
  const targets = await findTargets(session, line, { scope, chosen, answers });
  // The verb explains words that name no target.
  if (!targets) return answers;
  if (requirements.word && !given.hasWord) {
    const { word } = requirements;
    answers.words.set(word.place, await askWord(session, verb, word, targets));
  }
  if (pick && given.picked === undefined) {
    const word = await askPick(session, resource, pick, targets);
    if (word !== undefined) answers.flags.set(pick.flag, word);
  }
  if (!isChoiceFirst) {
    await ask(
      known,
      targets.map(({ item }) => item),
    );
  }
  return answers;
};

/**
 * Asks for the parents, targets and required flags that a command line lacks. Throws a
 * `TargetFailure` if there is nothing to choose from, and an `Interruption` if a question is
 * cancelled. Only where `canAskForMissing`.
 */
export const askForMissing = (session: Session, line: IncompleteLine): Promise<LineAnswers> =>
  withCancelled(session, () => askAll(session, line));
