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
  new UsageFailure(`${verb} was not confirmed; nothing was sent`, { code: 'not_confirmed' });

const createNoTerminal = ({ host }: Session, verb: string, flag: string): UsageFailure =>
  new UsageFailure(`${verb} asks for confirmation and ${findAskingObstacle(host.terminal)}`, {
    code: 'confirmation_missing',
    hint: `add ${flag}`,
  });
/** What protects a profile: its name, typed or given with `--confirm`. `--yes` is not enough. */
const confirmByName = async (
  session: Session,
  { verb, summary, consent }: ActionSummary,
  introduce: Introduce,
): Promise<void> => {
  const { host, profile } = session;
  if (consent.confirm === profile.name) return;
  if (consent.confirm !== undefined) {
    throw new UsageFailure(`--confirm names ${consent.confirm}; the profile is ${profile.name}`, {
      code: 'not_confirmed',
    });
  }
  if (!canAsk(host.terminal)) throw createNoTerminal(session, verb, `--confirm ${profile.name}`);
  const { name } = profile;
  const question = `${summary}? This profile is protected; type "${name}", its name, to ${toImperative(verb).replace(/:$/, '')}:`;
  const isMeant = await askForName(host.terminal, { question, name, introduce }, host.signal);
  if (!isMeant) throw createNotConfirmed(verb);
};

/** What is asked about: the verb that was called for, and all that is done, as in `Delete web`. */
interface ActionSummary {
  readonly verb: string;
  readonly summary: string;
  readonly consent: Consent;
}

/**
 * Asks before something is done; `introduce` shows what. Where nobody can be asked, `--yes` must
 * have been given, or `--confirm` for a protected profile. Throws `UsageFailure` without it, and
 * when the answer is no.
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
 * The same before verbs are sent to targets: profile, accounts, names, states and what is lost are
 * shown.
 */
export const confirmTargets = (session: Session, action: Action): Promise<void> => {
  const verb = action.verbs.at(-1)?.name ?? '';
  return confirmCommand(
    session,
    { verb, summary: summarizeAction(action), consent: action.consent },
    introduceAction(session, action),
  );
};

/** Whether an action disturbs what runs on these targets. */
const isDisturbing = ({ disturbs }: ActionVerb, targets: readonly Target[]): boolean => {
  if (!disturbs) return false;
  const { unless, minimumCount = 1 } = disturbs;
  const disturbed = targets.filter(({ item }) => !unless || !meetsCondition(unless, item));
  return disturbed.length >= minimumCount;
};

/**
 * Asks before an action as the catalog wants it. What disturbs and destroys nothing is asked where
 * somebody can be asked, and goes on elsewhere: it never needed `--yes` in a script.
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
