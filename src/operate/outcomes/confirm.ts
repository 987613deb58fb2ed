import { toImperative } from '../../catalog/imperatives.ts';
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { askForName } from '../../output/terminal/ask-for-name.ts';
import { canAsk, confirm, findAskingObstacle } from '../../output/terminal/prompts.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { meetsCondition } from '../waiting/condition-value.ts';
import {
  type Action,
  type Consent,
  type Introduce,
  introduceAction,
  summarizeAction,
} from './introduce-action.ts';

const createNotConfirmed = (verb: string): UsageFailure =>
  new UsageFailure(`${verb} was cancelled; nothing was sent`, { code: 'not_confirmed' });

const createNoTerminal = ({ host }: Session, verb: string, flag: string): UsageFailure =>
  new UsageFailure(`${verb} needs confirmation, but ${findAskingObstacle(host.terminal)}`, {
    code: 'confirmation_missing',
    hint: `add ${flag}`,
  });
/** Confirms an action on a protected profile by its name, typed or given with `--confirm`. */
const confirmByName = async (
  session: Session,
  { verb, summary, consent }: ActionSummary,
  introduce: Introduce,
): Promise<void> => {
  const { host, profile } = session;
  if (consent.confirm === profile.name) return;
  if (consent.confirm !== undefined) {
    throw new UsageFailure(
      `--confirm ${consent.confirm} does not match the active profile ${profile.name}`,
      {
        code: 'not_confirmed',
      },
    );
  }
  if (!canAsk(host.terminal)) throw createNoTerminal(session, verb, `--confirm ${profile.name}`);
  const { name } = profile;
  const question = `${summary}? Profile "${name}" is protected; type its name to ${toImperative(verb).replace(/:$/, '')}:`;
  const isMeant = await askForName(host.terminal, { question, name, introduce }, host.signal);
  if (!isMeant) throw createNotConfirmed(verb);
};

/** The action to confirm: the verb of the command and a summary such as `Delete web`. */
interface ActionSummary {
  readonly verb: string;
  readonly summary: string;
  readonly consent: Consent;
}

/**
 * Asks for confirmation; `introduce` shows the details. Without a terminal `--yes` is required, or
 * `--confirm` for a protected profile. Throws a `UsageFailure` without it, or if the answer is no.
 */
export const confirmCommand = async (
  session: Session,
  action: ActionSummary,
  introduce: Introduce,
): Promise<void> => {
  const { host, profile } = session;
  const { verb, summary, consent } = action;
  if (profile.isProtected) return confirmByName(session, action, introduce);
  if (consent.yes) return;
  if (!canAsk(host.terminal)) throw createNoTerminal(session, verb, '--yes');
  const question = `${summary} (profile ${profile.name})?`;
  const isMeant = await confirm(host.terminal, { question, introduce }, host.signal);
  if (!isMeant) throw createNotConfirmed(verb);
};

/**
 * Asks before verbs are sent to targets, and shows profile, accounts, names, states and what is
 * lost.
 */
export const confirmTargets = (session: Session, action: Action): Promise<void> => {
  const verb = action.verbs.at(-1)?.name ?? '';
  return confirmCommand(
    session,
    { verb, summary: summarizeAction(action), consent: action.consent },
    introduceAction(session, action),
  );
};

/** Whether an action disrupts services on these targets. */
const isDisturbing = ({ disturbs }: ActionVerb, targets: readonly Target[]): boolean => {
  if (!disturbs) return false;
  const { unless, minimumCount = 1 } = disturbs;
  const disturbed = targets.filter(({ item }) => !unless || !meetsCondition(unless, item));
  return disturbed.length >= minimumCount;
};

/**
 * Asks before an action if the catalog requires it. An action that only disrupts services asks on
 * a terminal and continues elsewhere, so that scripts do not need `--yes`.
 */
export const confirmAction = async (
  session: Session,
  verb: ActionVerb,
  action: Action,
): Promise<void> => {
  const { host, profile } = session;
  if (action.targets.length === 0) return;
  const isDue =
    verb.destructive ||
    (isDisturbing(verb, action.targets) &&
      ((profile.isProtected && action.consent.confirm !== undefined) || canAsk(host.terminal)));
  if (isDue) await confirmTargets(session, action);
};
