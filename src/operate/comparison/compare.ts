import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Document, Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { listDetailKeys } from '../rows/columns.ts';
import { createCompletion } from '../rows/derived-fields.ts';
import { withFailureEvent } from '../rows/failure-event.ts';
import { defaultRowOptions } from '../rows/row-options.ts';
import { maskSecrets } from '../rows/secrets.ts';
import { type SelectedFields, selectFields } from '../rows/selected-fields.ts';
import { parseTextDocuments } from '../rows/text-documents.ts';
import { chooseDetailTimes } from '../rows/time-style.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import { qualifyName } from '../targets/match.ts';
import { readNames } from '../targets/names.ts';
import { readTargetWords } from '../targets/select-targets.ts';
import { createUnreadNotice } from '../targets/unread-names.ts';
import type { ReadCall } from '../verbs/read-call.ts';
import { readShownRows } from '../verbs/show.ts';
import {
  type ComparisonLine,
  createComparisonColumns,
  createComparisonLine,
  createStackedColumns,
  fitsBeside,
} from './comparison-view.ts';
import { type ComparableRow, type ComparedValue, compareRows } from './differences.ts';

/** A comparison as given on the command line. */
export interface CompareCall extends ReadCall {
  /** `--all-fields`: equal fields as well. */
  readonly isWhole: boolean;
}

/** The least number of rows that can be compared. */
const leastRows = 2;

/** Throws a `UsageFailure` if there are fewer than two words, or fewer rows than words. */
const checkCount = ({ resource, name }: CompareCall, words: readonly string[], count: number) => {
  if (count >= leastRows) return;
  const areSame = words.length >= leastRows;
  throw new UsageFailure(
    areSame
      ? `${name} needs two different ${resource.titles}: ${joinWords(words, 'and')} are the same`
      : `${name} needs at least two ${resource.titles}`,
    {
      code: 'missing_target',
      hint: `give names or ids: "imco ${resource.noun} ${name} A B"; to see one, use "imco ${resource.noun} show"`,
    },
  );
};

/** The rows that the words name, each once. A missing one is a failure, as nothing is left to compare with. */
const readRows = async (session: Session, call: CompareCall): Promise<readonly Item[]> => {
  const words = await readTargetWords(session, call.words);
  checkCount(call, words, words.length);
  const { rows, failure } = await readShownRows(session, { ...call, words });
  if (failure !== undefined) throw failure;
  checkCount(call, words, rows.length);
  if (rows.length < words.length)
    session.writer.note(`${call.resource.titles} that are given several times are compared once`);
  return rows;
};

/** Members of the output beside those of the rows. */
const ownMembers = ['field', 'differs', 'path', 'values'];

/** What the rows are called: their names, with what distinguishes them; ids if that is not enough. */
const nameRows = async (
  { cache }: Session,
  resource: Resource,
  rows: readonly Item[],
): Promise<readonly string[]> => {
  const names = await Promise.all(rows.map((item) => nameItem(cache, resource, item)));
  const isUnique = (all: readonly string[], name: string): boolean =>
    name !== '' && !ownMembers.includes(name) && all.filter((one) => one === name).length === 1;
  const qualified = rows.map((item, at) => qualifyName(resource, { item, name: names[at] ?? '' }));
  return rows.map((item, at) => {
    const word = [
      [names, names[at] ?? ''],
      [qualified, qualified[at] ?? ''],
    ] as const;
    return word.find(([all, one]) => isUnique(all, one))?.[1] ?? readText(item, 'id');
  });
};

/** The fields to compare: those of all rows, or the selected ones. */
const listComparedKeys = (
  resource: Resource,
  rows: readonly ComparableRow[],
  selected: SelectedFields | undefined,
): readonly string[] => {
  if (selected && !selected.isMore) return selected.keys;
  const every = Object.fromEntries(rows.flatMap(({ masked }) => Object.entries(masked)));
  return listDetailKeys(resource, every);
};

/** Whether a result is written: differences, and what was asked for. Names and ids always differ. */
const isShown = (
  { namedBy }: Resource,
  { isWhole }: CompareCall,
  selected: SelectedFields | undefined,
  { key, result }: ComparedValue,
): boolean => {
  if (isWhole || selected?.keys.includes(key)) return true;
  return result !== 'equal' && key !== 'id' && key !== namedBy;
};

/** A result for programs. */
const toItem = ({ key, path, values, result }: ComparedValue, titles: readonly string[]): Item => ({
  field: key,
  ...(path.length > 0 && { path }),
  differs: result === 'hidden' ? null : result === 'different',
  values: Object.fromEntries(titles.map((title, at) => [title, values[at]])),
});

const readValue = ({ values }: Item, title: string): unknown =>
  Object.entries(values ?? {}).find(([name]) => name === title)?.[1];

/** The members of formats with columns, and their words. */
const forPrograms = (titles: readonly string[]) => ({
  members: ['field', 'path', 'differs', ...titles],
  readMember: (item: Item, name: string): unknown =>
    titles.includes(name) ? readValue(item, name) : item[name],
  word: (item: Item): string => (item.differs === true ? readText(item, 'field') : ''),
});

/** The lines for people, with the names of the references in them. */
const createLines = async (
  session: Session,
  resource: Resource,
  rows: readonly Item[],
  compared: readonly ComparedValue[],
): Promise<readonly ComparisonLine[]> => {
  const { writer, cache } = session;
  if (!writer.forPeople) return [];
  const keys = [...new Set(compared.map(({ key }) => key))];
  const names = await readNames(cache, resource, rows, {
    keys,
    onUnread: createUnreadNotice(writer),
  });
  const style = chooseDetailTimes(session, resource);
  return compared.map((one) => createComparisonLine({ resource, names, style }, one));
};

const createDocument = async (
  { writer, host }: Session,
  titles: readonly string[],
  items: readonly Item[],
  lines: readonly ComparisonLine[],
): Promise<Document> => {
  const { out } = host.terminal;
  const isNarrow =
    writer.format === 'table' && out.isTerminal && !(await fitsBeside(titles, lines, out));
  if (isNarrow && lines.length > 0)
    return { shape: 'object', item: {}, columns: createStackedColumns(titles, lines) };
  const byItem = new Map(items.map((item, at) => [item, lines[at]]));
  const columns = createComparisonColumns(titles, (item) => byItem.get(item));
  return { shape: 'list', items, columns, ...forPrograms(titles) };
};

/**
 * `compare`: the fields in which rows differ, with the value of each. Secrets are masked and not
 * compared. Differences do not count as a failure.
 */
export const compareTargets = async (session: Session, call: CompareCall): Promise<void> => {
  const { columns } = session.options.rows ?? defaultRowOptions;
  selectFields(call.resource, columns);
  const sentRows = await readRows(session, call);
  const resource = withFailureEvent(call.resource, sentRows);
  const selected = selectFields(resource, columns);
  const complete = createCompletion(resource, session.host.clock.now());
  const rows = sentRows.map((row): ComparableRow => {
    const sent = parseTextDocuments(resource, complete(row));
    return { sent, masked: maskSecrets(session, resource, sent) };
  });
  const compared = compareRows(resource, listComparedKeys(resource, rows, selected), rows);
  const shown = compared.filter((one) => isShown(resource, call, selected, one));
  const titles = await nameRows(session, resource, sentRows);
  const lines = await createLines(session, resource, sentRows, shown);
  const items = shown.map((one) => toItem(one, titles));
  await session.writer.document(await createDocument(session, titles, items, lines));
  if (!shown.some(({ result }) => result === 'different')) {
    const kinds = new Set(compared.map(({ key }) => key)).size;
    session.writer.note(`no differences in ${kinds} fields of ${joinWords(titles, 'and')}`);
  }
};
