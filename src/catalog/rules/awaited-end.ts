/** What actions wait for, where that depends on the state in which they start. */
import type { ActionVerb } from '../action-verb.ts';
import type { SuccessConditions } from '../verb-facts.ts';
import type { Verb } from '../verb-forms.ts';

type Awaiting = Pick<ActionVerb, 'awaits' | 'awaitsFrom'>;

/** Whether a verb tries again what failed: what it waits for depends on what that was. */
export const isRetry = (verb: Verb): boolean =>
  verb.kind === 'action' && verb.awaitsFrom !== undefined;

/** What an action waits for if it starts from this row. */
export const chooseAwaitedEnd = (
  { awaits, awaitsFrom = {} }: Awaiting,
  { state }: Readonly<Record<string, unknown>>,
): SuccessConditions | undefined =>
  (typeof state === 'string' && Object.hasOwn(awaitsFrom, state) ? awaitsFrom[state] : undefined) ??
  awaits;

/** Everything that an action may wait for, the usual end first. */
export const listAwaitedEnds = ({
  awaits,
  awaitsFrom = {},
}: Awaiting): readonly SuccessConditions[] => [
  ...new Set([...(awaits ? [awaits] : []), ...Object.values(awaitsFrom)]),
];

/** The verb behind a transitional state, where states of several verbs begin with it. */
const stages: Readonly<Record<string, string>> = { applying: 'apply' };

/** The stages that an end is reached by: `apply` for everything that is applied at a provider. */
export const listStages = ({ transitional = [] }: SuccessConditions): readonly string[] =>
  transitional.flatMap((state) => stages[state] ?? []);
