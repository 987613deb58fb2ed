import type { Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import { canAsk, confirm } from '../output/prompts.ts';
import { textOf } from './answers.ts';
import type { Session, Target } from './session.ts';

/** Most victims that are shown one by one. */
const mostShown = 20;

const lineFor = ({ id, name, item }: Target): string =>
  [`  ${name}`, id, textOf(item, 'state')].filter((part) => part !== '').join('  ');

/**
 * Asks before what destroys or disrupts, showing profile, names, ids and states. Off a terminal
 * nobody can be asked: then `--yes` must have been given. Throws `UsageFailure` without it,
 * and when the answer is no.
 */
export const confirmTargets = async (
  session: Session,
  resource: Resource,
  verb: string,
  targets: readonly Target[],
): Promise<void> => {
  if (session.options.yes || session.options.dryRun) return;
  const { terminal, signal } = session.host;
  if (!canAsk(terminal)) {
    throw new UsageFailure(`${verb} asks for confirmation and there is no terminal to ask on`, {
      code: 'confirmation_missing',
      hint: 'add --yes',
    });
  }
  const count = targets.length === 1 ? resource.title : `${targets.length} ${resource.title}s`;
  session.writer.warn(`${verb} ${count} of profile ${session.profile}:`);
  for (const target of targets.slice(0, mostShown)) session.writer.warn(lineFor(target));
  const rest = targets.length - mostShown;
  if (rest > 0) session.writer.warn(`  and ${rest} more`);
  const question = `${verb} ${targets.length === 1 ? 'it' : 'them'}?`;
  const agreed = await confirm(terminal, question, signal);
  if (!agreed) {
    throw new UsageFailure(`${verb} was not confirmed; nothing was sent`, {
      code: 'not_confirmed',
    });
  }
};
