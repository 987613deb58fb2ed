import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Writer } from '../../output/writer.ts';
import type { UnreadListener } from './item-names.ts';

/**
 * Reports names that cannot be read, once for each resource: ids are shown in their place. The
 * name of a resource that was deleted is not reported.
 */
export const createUnreadNotice = ({ note }: Pick<Writer, 'note'>): UnreadListener => {
  const reported = new Set<string>();
  return ({ noun, titles }, failure) => {
    if (failure instanceof TargetFailure || reported.has(noun)) return;
    reported.add(noun);
    note(`notice: the names of ${titles} could not be read, so ids are shown: ${failure.message}`);
  };
};
