import { chooseAwaitedEnd } from '../../catalog/rules/awaited-end.ts';
import type { ActionVerb, Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Target } from '../targets/target.ts';
import { formatVerbCommand } from './states.ts';
import { createWaitCondition } from './wait-condition.ts';

/** Maximum number of targets named in a hint. */
const mostNamed = 5;

/** `--for inactive` for a condition; empty for any settled state. */
const formatGoal = (awaits: SuccessConditions): string => {
  const { words } = createWaitCondition(awaits);
  return words === undefined ? '' : ` --for ${quoteForShell(words.replace(/^state=/, ''))}`;
};

/** The command that waits for the end of an action on these targets. */
export const formatWaitCommand = (
  resource: Resource,
  awaits: SuccessConditions,
  targets: readonly Pick<Target, 'word' | 'scope'>[],
): string => `${formatVerbCommand(resource, 'wait', ...targets)}${formatGoal(awaits)}`;

/** The commands that wait for new rows, and then start the action that was to follow. */
export const formatWaitAndNext = (
  resource: Resource,
  awaits: SuccessConditions,
  next: string,
  targets: readonly Pick<Target, 'word' | 'scope'>[],
): string =>
  `${formatWaitCommand(resource, awaits, targets)} && ${formatVerbCommand(resource, next, ...targets)} --wait`;

/** The command that follows a requested action; undefined if there is none. */
export const formatFollowHint = (
  resource: Resource,
  verb: ActionVerb,
  targets: readonly Target[],
): string | undefined => {
  const [first] = targets;
  if (!first || targets.length > mostNamed) return undefined;
  const [awaits, ...others] = new Set(targets.map(({ item }) => chooseAwaitedEnd(verb, item)));
  // No command waits for different ends.
  if (others.length > 0) return undefined;
  // The row to wait for is another one, which may not have been read.
  if (awaits?.on) return undefined;
  if (awaits && resource.verbs.wait) return formatWaitCommand(resource, awaits, targets);
  return verb.endEvent && resource.verbs.events
    ? formatVerbCommand(resource, 'events', first)
    : undefined;
};
