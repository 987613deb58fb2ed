import type { ActionVerb, Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Target } from '../targets/target.ts';
import { verbCommandFor } from './states.ts';
import { createWaitCondition } from './wait-condition.ts';

/** Most targets that are named one by one in a hint. */
const mostNamed = 5;

/** `--for inactive` for what is awaited; nothing where things come to rest. */
const goalOf = (awaits: SuccessConditions): string => {
  const { words } = createWaitCondition(awaits);
  return words === undefined ? '' : ` --for ${quoteForShell(words.replace(/^state=/, ''))}`;
};

/** The command that waits for the end of what was set going on these targets. */
export const waitCommand = (
  resource: Resource,
  awaits: SuccessConditions,
  targets: readonly Pick<Target, 'word' | 'scope'>[],
): string => `${verbCommandFor(resource, 'wait', ...targets)}${goalOf(awaits)}`;

/** The command that shows how what was requested goes; undefined where there is none to name. */
export const followHint = (
  resource: Resource,
  { awaits, endsLater }: ActionVerb,
  targets: readonly Target[],
): string | undefined => {
  const [first] = targets;
  if (!first || targets.length > mostNamed) return undefined;
  if (awaits && resource.verbs.wait) return waitCommand(resource, awaits, targets);
  return endsLater && resource.verbs.events ? verbCommandFor(resource, 'events', first) : undefined;
};
