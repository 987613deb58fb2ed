import type { Resource } from '../../catalog/vocabulary.ts';
import type { Session } from '../session.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import type { Target } from '../targets/target.ts';

/** Notes in one line that targets need no change. */
export const noteUnchanged = (
  { writer }: Pick<Session, 'writer'>,
  { titles }: Resource,
  targets: readonly Target[],
): void => {
  const [first] = targets;
  if (!first) return;
  const names = joinSomeNames(targets.map(({ name }) => name));
  writer.note(
    targets.length === 1
      ? `${first.name}: no change needed`
      : `${targets.length} ${titles}: no change needed (${names})`,
  );
};
