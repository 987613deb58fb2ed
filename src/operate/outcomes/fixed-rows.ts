import type { Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, type Failure } from '../../lib/failures/failures.ts';
import type { Target } from '../targets/target.ts';
import { meetsCondition } from '../waiting/condition-value.ts';

/**
 * The failure about a target that cannot be changed or deleted, in any state; `undefined` if it can.
 * `--force` does not send such a change: the platform never accepts it.
 */
export const explainFixedRow = (
  { title, fixed = [] }: Resource,
  target: Pick<Target, 'name' | 'item'>,
  name: string,
): Failure | undefined => {
  const reason = fixed.find(({ when }) => meetsCondition(when, target.item));
  return (
    reason &&
    new ConflictFailure(`${title} ${target.name} ${reason.because}; ${name} is not possible`, {
      code: 'fixed',
      hint: 'nothing was sent',
    })
  );
};
