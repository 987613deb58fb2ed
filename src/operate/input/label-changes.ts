import { labelPaths, labels } from '../../catalog/labels.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { collectFound } from '../../lib/failures/combine.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { isSameName } from '../../lib/text/names.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import { readText } from '../rows/answers.ts';
import { readExpression } from '../targets/expression.ts';
import type { NamedItem } from '../targets/match.ts';
import { createPicker, type PickCandidate } from '../targets/picker.ts';
import type { Target } from '../targets/target.ts';

/** The labels that words mean: rows of those there are, names of those to create. */
export interface WantedLabels {
  readonly add: readonly Item[];
  readonly remove: readonly Item[];
  readonly make: readonly string[];
}

/** A request about labels with the targets it is for. */
export interface LabelChange {
  readonly request: Request;
  readonly targets: readonly Target[];
}

/** The label a word means; for a missing one the failure says how to create it. */
const findLabel = (pick: PickCandidate, word: string): Item => {
  try {
    return pick(word).item;
  } catch (failure) {
    if (!(failure instanceof TargetFailure) || failure.code !== 'not_found') throw failure;
    const near = failure.details.hint ?? '';
    const start = near === '' || near.endsWith('?') ? `${near} ` : `${near}; `;
    throw new TargetFailure(failure.message, {
      ...failure.details,
      hint: `${start}a new label is made with --create-labels`.trim(),
    });
  }
};

/** The labels the words mean. Throws a `TargetFailure` about all that are missing. */
export const findLabels = (
  known: readonly NamedItem[],
  words: readonly string[],
): readonly Item[] => {
  const pick = createPicker(labels, known);
  return collectFound(words, (word) => findLabel(pick, word), 'labels');
};

const checkName = (name: string): void => {
  const { pattern } = labels.fields.name;
  if (!pattern || pattern.test.test(name)) return;
  throw new UsageFailure(`"${name}" is not a valid label name: it takes ${pattern.says}`);
};

/** The name of a label to create, where the word means no existing one; never an id. */
export const findNewLabelName = (known: readonly NamedItem[], word: string): string | undefined => {
  const { reading, text } = readExpression(word);
  if (reading === 'id' || known.some(({ name }) => isSameName(name, text))) return undefined;
  checkName(text);
  return text;
};

/** What becomes of labels that are named and do not exist. */
export type MissingLabels = 'refuse' | 'create';

const removeDuplicates = (rows: readonly Item[]): readonly Item[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/**
 * What the words of `--add` and `--remove` mean among the labels there are. Throws `TargetFailure`
 * on one that is missing, unless it is to be created, and `UsageFailure` on a contradiction.
 */
export const readWantedLabels = (
  known: readonly NamedItem[],
  words: { readonly add: readonly string[]; readonly remove: readonly string[] },
  missing: MissingLabels,
): WantedLabels => {
  const names = words.add.map((word) =>
    missing === 'create' ? findNewLabelName(known, word) : undefined,
  );
  const add = removeDuplicates(
    findLabels(
      known,
      words.add.filter((_, place) => names[place] === undefined),
    ),
  );
  const pick = createPicker(labels, known);
  const remove = removeDuplicates(collectFound(words.remove, (word) => pick(word).item, 'labels'));
  const both = remove.find(({ id }) => add.some((label) => label.id === id));
  if (both)
    throw new UsageFailure(`${readText(both, 'name')} is to be put on and taken off at once`);
  return { add, remove, make: [...new Set(names.filter((name) => name !== undefined))] };
};

const listLabelIds = ({ item }: Target): readonly unknown[] =>
  Array.isArray(item.label_ids) ? item.label_ids : [];

/** One request puts a label on all targets that lack it. */
export const planAssignments = (
  resource: Resource,
  wanted: readonly Item[],
  targets: readonly Target[],
): readonly LabelChange[] =>
  wanted.flatMap((label): LabelChange[] => {
    const lacking = targets.filter((target) => !listLabelIds(target).includes(label.id));
    if (lacking.length === 0) return [];
    const resources = lacking.map(({ id }) => ({ id, resource_type: resource.labelable }));
    const path = buildPath(labelPaths.assign, { id: readText(label, 'id') });
    return [{ request: { method: 'POST', path, body: { resources } }, targets: lacking }];
  });

/** One request takes a label off one target that has it. */
export const planRemovals = (
  resource: Resource,
  wanted: readonly Item[],
  targets: readonly Target[],
): readonly LabelChange[] =>
  wanted.flatMap((label) =>
    targets
      .filter((target) => listLabelIds(target).includes(label.id))
      .map((target): LabelChange => {
        const path = buildPath(labelPaths.unassign, {
          id: readText(label, 'id'),
          resource_type: resource.labelable ?? '',
          resource_id: target.id,
        });
        return { request: { method: 'DELETE', path }, targets: [target] };
      }),
  );
