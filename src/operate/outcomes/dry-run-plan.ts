import { PartialFailure } from '../../lib/failures/failures.ts';
import type { Request } from '../../platform/platform.ts';
import { describeTakenAlong } from '../input/uses.ts';
import type { Session } from '../session.ts';
import { listStepsDue } from './chain.ts';
import { type DryRunEntry, placeholderId, writeEntries } from './dry-run.ts';
import { formatOutcomeLine } from './outcome.ts';
import type { Intent, Plan, Step } from './plan.ts';
import { buildActionRequest } from './requests.ts';
import { noteUnchanged } from './unchanged.ts';

/** The requests for the members that an action adds, one for each. */
const buildFollowingRequests = ({ follow, body }: Intent): readonly Request[] => {
  if (!follow) return [];
  const [count] = Object.values(body);
  const one = buildActionRequest(follow.resource, follow.verb, { id: placeholderId, scope: {} });
  return Array.from({ length: Number(count) }, () => one);
};

/** The requests of one step, preceding steps first, or the reason why it is refused. */
const listEntries = (intent: Intent, step: Step): readonly DryRunEntry[] => {
  const { resource, chain } = intent;
  switch (step.kind) {
    case 'unchanged':
      return [];
    case 'refused':
      return [step];
    case 'send': {
      const before = listStepsDue(intent, chain, step.target.item);
      const first = before.map(({ verb }) => buildActionRequest(resource, verb, step.target));
      const all = [...first, step.request, ...buildFollowingRequests(intent)];
      return all.map((request) => ({ request }));
    }
  }
};

/**
 * Prints a plan instead of running it: requests and refusals, in the order of the targets. Throws
 * the failure of the run if targets would be refused.
 */
export const writeDryRunPlan = async (
  session: Session,
  intent: Intent,
  plan: Plan,
): Promise<void> => {
  noteUnchanged(
    session,
    intent.resource,
    plan.flatMap((step) => (step.kind === 'unchanged' ? [step.target] : [])),
  );
  const sent = plan.flatMap((step) => (step.kind === 'send' ? [step.target] : []));
  for (const line of await describeTakenAlong(session, intent.resource, intent.verb, sent))
    session.writer.note(line);
  await writeEntries(
    session,
    plan.flatMap((step) => listEntries(intent, step)),
  );
  const refused = plan.flatMap((step) => (step.kind === 'refused' ? [step] : []));
  const [first] = refused;
  if (!first) return;
  if (plan.length === 1) throw first.failure;
  const { titles } = intent.resource;
  throw new PartialFailure(`${refused.length} of ${plan.length} ${titles} would be refused`, {
    lines: refused.flatMap(formatOutcomeLine),
  });
};
