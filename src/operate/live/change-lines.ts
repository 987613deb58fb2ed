import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Item } from '../../output/document.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { findChanges, type RowChange } from './changes.ts';
import type { LiveRows } from './live-rows.ts';

const nothing = '-';

/** What has changed: the state from what to what, and which other members. */
const describeDifference = (item: Item, was: Item): string => {
  const { state, ...others } = was;
  const members = Object.keys(others).sort();
  return [
    ...('state' in was
      ? [`${readText(was, 'state') || nothing} -> ${readText(item, 'state') || nothing}`]
      : []),
    ...(members.length > 0 ? [`changed: ${members.join(', ')}`] : []),
  ].join('; ');
};

/** Formats a change: `app-2 inactive -> booting`, `web added`. */
export const formatChange = (
  { resource }: Pick<LiveRows, 'resource'>,
  change: RowChange,
): string => {
  const { item } = change;
  const name = readNameField(resource, item) || readText(item, 'id');
  const state = readText(item, 'state');
  const words =
    change.kind === 'changed'
      ? describeDifference(item, change.was)
      : `${change.kind}${state === '' ? '' : ` (${state})`}`;
  return toSafeLine(`${name} ${words}`);
};

/**
 * Writes the current list, then a line for each change: for people, when the output is not
 * redrawn. Ends when its reader closes the output.
 */
export const writeChangeLines = async (
  { writer }: Session,
  { resource, view }: LiveRows,
  polls: AsyncIterable<readonly Item[]>,
): Promise<void> => {
  let before: readonly Item[] | undefined;
  for await (const items of polls) {
    const changes = findChanges(before, items);
    if (before === undefined) {
      const { columns, members, word, prepare } = view;
      await writer.document({ shape: 'list', items: await prepare(items), columns, members, word });
      if (items.length === 0) writer.note(`no ${resource.titles}`);
    } else if (changes.length > 0) {
      await writer.text(changes.map((change) => formatChange({ resource }, change)).join('\n'));
    }
    before = items;
    if (writer.lostReader()) return;
  }
};
