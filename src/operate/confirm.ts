import type { Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import { askText, canAsk, confirm } from '../output/prompts.ts';
import { textOf } from './answers.ts';
import type { Session, Target } from './session.ts';

/** Most victims that are shown one by one. */
const mostShown = 20;

const lineFor = ({ id, name, item }: Target): string =>
  [`  ${name}`, id, textOf(item, 'state')].filter((part) => part !== '').join('  ');

const notConfirmed = (verb: string): UsageFailure =>
  new UsageFailure(`${verb} was not confirmed; nothing was sent`, { code: 'not_confirmed' });

const nobodyToAsk = (verb: string, flag: string): UsageFailure =>
  new UsageFailure(`${verb} asks for confirmation and there is no terminal to ask on`, {
    code: 'confirmation_missing',
    hint: `add ${flag}`,
  });

const showVictims = (
  { writer, profile }: Session,
  resource: Resource,
  verb: string,
  targets: readonly Target[],
): void => {
  const count =
    targets.length === 1 ? `1 ${resource.title}` : `${targets.length} ${resource.titles}`;
  writer.warn(`${verb} of ${count}, profile ${profile.name}:`);
  for (const target of targets.slice(0, mostShown)) writer.warn(lineFor(target));
  const rest = targets.length - mostShown;
  if (rest > 0) writer.warn(`  and ${rest} more`);
};

/** What protects a profile: its name, typed or given with `--confirm`. `--yes` is not enough. */
const confirmByName = async (session: Session, verb: string, show: () => void): Promise<void> => {
  const { host, options, profile } = session;
  if (options.confirm === profile.name) return;
  if (options.confirm !== undefined) {
    throw new UsageFailure(`--confirm names ${options.confirm}; the profile is ${profile.name}`, {
      code: 'not_confirmed',
    });
  }
  if (!canAsk(host.terminal)) throw nobodyToAsk(verb, `--confirm ${profile.name}`);
  show();
  const question = `this profile is protected; type its name to ${verb}`;
  const typed = await askText(host.terminal, question, host.signal);
  if (typed.trim() !== profile.name) throw notConfirmed(verb);
};

/**
 * Asks before what destroys or disrupts, showing profile, names, ids and states. Off a terminal
 * nobody can be asked: then `--yes` must have been given, or `--confirm` for a protected profile.
 * Throws `UsageFailure` without it, and when the answer is no.
 */
export const confirmTargets = async (
  session: Session,
  resource: Resource,
  verb: string,
  targets: readonly Target[],
): Promise<void> => {
  const { host, options, profile } = session;
  const show = (): void => showVictims(session, resource, verb, targets);
  if (profile.isProtected) return confirmByName(session, verb, show);
  if (options.yes) return;
  if (!canAsk(host.terminal)) throw nobodyToAsk(verb, '--yes');
  show();
  const question = `${verb} ${targets.length === 1 ? 'it' : 'them'}?`;
  if (!(await confirm(host.terminal, question, host.signal))) throw notConfirmed(verb);
};
