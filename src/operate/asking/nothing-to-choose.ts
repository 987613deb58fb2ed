import type { Condition, Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { describeNeeded } from '../waiting/state-words.ts';

/** How a row of a resource is created, as a hint. */
const hintAtCreate = ({ noun, verbs }: Resource): string | undefined => {
  const name = Object.keys(verbs).find((one) => verbs[one]?.kind === 'create');
  return name === undefined ? undefined : `create one with "imco ${noun} ${name}"`;
};

/** The failure where a resource has no rows to choose from. */
export const createNoRows = (resource: Resource): TargetFailure => {
  const hint = hintAtCreate(resource);
  return new TargetFailure(`there is no ${resource.title} to choose; nothing was sent`, {
    code: 'nothing_to_choose',
    ...(hint !== undefined && { hint }),
  });
};

/** Rows none of which can be used. */
interface NoneUsable {
  /** The verb, or the flag that they would be the value of. */
  readonly purpose: string;
  readonly count: number;
  readonly needed: Condition | undefined;
}

/** The failure where none of the rows can be used, with what would be needed. */
export const createNoneUsable = (
  { noun, title, titles }: Resource,
  { purpose, count, needed }: NoneUsable,
): TargetFailure => {
  const rows = count === 1 ? `the only ${title}` : `any of the ${count} ${titles}`;
  const need = needed === undefined ? '' : `${purpose} needs ${describeNeeded(needed)}; `;
  return new TargetFailure(`${purpose} is not possible with ${rows}; nothing was sent`, {
    code: 'nothing_to_choose',
    hint: `${need}see "imco ${noun} list"`,
  });
};
