import type { ActionVerb, Awaited, Resource } from '../../catalog/vocabulary.ts';
import { quoted } from '../../lib/text/shell-word.ts';
import type { Target } from '../session.ts';
import { commandFor } from './states.ts';
import { aimOf } from './wait-condition.ts';

/** Most targets that are named one by one in a hint. */
const mostNamed = 5;

/** `--for inactive` for what is awaited; nothing where things come to rest. */
const goalOf = (awaits: Awaited): string => {
  const { words } = aimOf(awaits);
  return words === undefined ? '' : ` --for ${quoted(words.replace(/^state=/, ''))}`;
};

/** The command that waits for the end of what was set going on these targets. */
export const waitCommand = (
  resource: Resource,
  awaits: Awaited,
  targets: readonly Pick<Target, 'word' | 'scope'>[],
): string => `${commandFor(resource, 'wait', ...targets)}${goalOf(awaits)}`;

/** The command that shows how what was requested goes; undefined where there is none to name. */
export const wayToFollow = (
  resource: Resource,
  { awaits, endsLater }: ActionVerb,
  targets: readonly Target[],
): string | undefined => {
  const [first] = targets;
  if (!first || targets.length > mostNamed) return undefined;
  if (awaits && resource.verbs.wait) return waitCommand(resource, awaits, targets);
  return endsLater && resource.verbs.events ? commandFor(resource, 'events', first) : undefined;
};
