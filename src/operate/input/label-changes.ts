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

/** The wanted labels: rows of existing ones, names of those to create. */
export interface WantedLabels {
  readonly add: readonly Item[];
  readonly remove: readonly Item[];
  readonly make: readonly string[];
}

/** A label request and its targets. */
export interface LabelChange {
  readonly request: Request;
  readonly targets: readonly Target[];
}

/** Finds a label; the failure about a missing one shows how to create it. */
const findLabel = (pick: PickCandidate, word: string): Item => {
  try {
    return pick(word).item;
  } catch (failure) {
    if (!(failure instanceof TargetFailure) || failure.code !== 'not_found') throw failure;
    const near = failure.details.hint ?? '';
    const start = near === '' || near.endsWith('?') ? `${near} ` : `${near}; `;
    throw new TargetFailure(failure.message, {
      ...failure.details,
      hint: `${start}use --create-labels to create it`.trim(),
    });
  }
};

/** Finds labels. Throws one `TargetFailure` about all that do not exist. */
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
  throw new UsageFailure(`"${name}" is not a valid label name; allowed: ${pattern.says}`);
};

/** The name of the label to create; undefined for an existing label or an id. */
export const findNewLabelName = (known: readonly NamedItem[], word: string): string | undefined => {
  const { reading, text } = readExpression(word);
  if (reading === 'id' || known.some(({ name }) => isSameName(name, text))) return undefined;
  checkName(text);
  return text;
};

/** Whether labels that do not exist are refused or created. */
export type MissingLabels = 'refuse' | 'create';

const removeDuplicates = (rows: readonly Item[]): readonly Item[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/**
 * Finds the labels of `--add` and `--remove`. Throws a `TargetFailure` if one does not exist and is
 * not to be created, and a `UsageFailure` if one is both added and removed.
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
    throw new UsageFailure(
      `label "${readText(both, 'name')}" cannot be in both --add and --remove`,
    );
  return { add, remove, make: [...new Set(names.filter((name) => name !== undefined))] };
};

const listLabelIds = ({ item }: Target): readonly unknown[] =>
  Array.isArray(item.label_ids) ? item.label_ids : [];

/** Plans one request per label, which assigns it to all targets without it. */
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

/** Plans one request per label and target that has it. */
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
