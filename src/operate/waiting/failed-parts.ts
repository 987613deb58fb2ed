/** Hints about states that sum up a resource and its parts. */
import { formatFlagName } from '../../catalog/flags.ts';
import { findField, findListVerb } from '../../catalog/paths.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Item } from '../../output/document.ts';
import type { Target } from '../targets/target.ts';
import { isFailedValue, readConditionValue } from './condition-value.ts';

/** Whether a failure in this field is one of a part: the state of the row itself has not failed. */
export const isFailureOfPart = ({ fields }: Resource, field: string, item: Item): boolean => {
  const { state } = fields;
  if (field === 'state' || !state || fields[field]?.kind !== 'state') return false;
  return !isFailedValue(state, readConditionValue(item, 'state'));
};

/** How to find the part that has failed: the lists of the parts that have states. */
export const hintAtParts = (
  { resources }: Catalog,
  resource: Resource,
  { word }: Target,
): string | undefined => {
  const lists = resources.flatMap((part) => {
    const within = findListVerb(part)?.within;
    const field = within === undefined ? undefined : findField(part, within);
    if (within === undefined || field?.to !== resource.noun || !part.fields.state) return [];
    return [`"imco ${part.noun} list --${formatFlagName(within, field)} ${word}"`];
  });
  return lists.length === 0
    ? undefined
    : `one of its parts has failed; see ${joinWords(lists, 'and')}`;
};
