import { toImperative } from '../../catalog/imperatives.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { confirm } from '../../output/terminal/prompts.ts';
import type { Session } from '../session.ts';
import { withCancelled } from './cancelled.ts';

/** What is created, as far as the command line says. */
interface Creation {
  readonly resource: Resource;
  /** The verb. */
  readonly name: string;
  /** The name of the new row, or the row that it is made from; undefined if there is none. */
  readonly subject: string | undefined;
  /** The cloud account, as given; undefined if it belongs to none. */
  readonly account: string | undefined;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Asks before something is created from answers: the questions themselves only collect input. Throws a
 * `UsageFailure` if the answer is no.
 */
export const confirmCreation = async (
  session: Session,
  { resource, name, subject, account }: Creation,
): Promise<void> => {
  const { host, profile } = session;
  const what = subject === undefined ? resource.title : `${resource.title} ${subject}`;
  const place = [
    `profile ${profile.name}`,
    ...(account === undefined ? [] : [`cloud account ${account}`]),
  ].join('; ');
  const question = `${upperFirst(toImperative(name))} ${what} (${place})?`;
  const isMeant = await withCancelled(session, () => confirm(host.terminal, question, host.signal));
  if (isMeant) return;
  throw new UsageFailure(`${name} was cancelled; nothing was sent`, { code: 'not_confirmed' });
};
