import type { Resource } from '../../catalog/vocabulary.ts';
import type { Column, Item } from '../../output/document.ts';
import { findFormat } from '../../output/formats/formats.ts';
import type { Session } from '../session.ts';
import { createWordFormatter } from '../targets/item-word.ts';
import { createNameLearner } from '../targets/names.ts';
import { createUnreadNotice } from '../targets/unread-names.ts';
import { createListColumns } from './columns.ts';
import { createCompletion } from './derived-fields.ts';
import { expandReferences } from './expand.ts';
import { chooseColumns } from './list-defaults.ts';
import { defaultRowOptions } from './row-options.ts';
import { checkShowSecrets, maskSecrets } from './secrets.ts';
import {
  listMemberKeys,
  pickSelected,
  selectFields,
  withSelectedFields,
} from './selected-fields.ts';
import { parseTextDocuments } from './text-documents.ts';
import { chooseListTimes } from './time-style.ts';

/** How rows of a resource are written. */
export interface RowView {
  readonly columns: readonly Column[];
  readonly members: readonly string[];
  readonly word: (item: Item) => string;
  /**
   * Prepares rows for output: secrets masked, members selected, references expanded if requested.
   * The names for columns and words are known when it resolves.
   */
  readonly prepare: (items: readonly Item[]) => Promise<readonly Item[]>;
  /** Prepares rows whose names are already known, without reading anything. */
  readonly prepareNamed: (items: readonly Item[]) => Promise<readonly Item[]>;
}

/** The fields that name the rows of a resource. */
const listNamingKeys = ({ pointsBy, namedBy }: Resource): readonly string[] =>
  pointsBy ? Object.values(pointsBy.references) : [namedBy];

/** The fields whose references need names: those shown to people or naming the row. */
const findKeysToName = (
  { writer }: Session,
  resource: Resource,
  keys: readonly string[],
): readonly string[] => {
  if (writer.forPeople) return keys;
  return findFormat(writer.format).word === 'name' ? listNamingKeys(resource) : [];
};

/** Which fields a view has. */
interface ViewFields {
  /** Fields that the response does not contain. */
  readonly lacks: readonly string[];
  /** The words of the columns; undefined for the default ones. */
  readonly words: readonly string[] | undefined;
}

const createView = (
  session: Session,
  resource: Resource,
  { lacks, words }: ViewFields,
): RowView => {
  checkShowSecrets(session);
  const { writer, cache, options, host } = session;
  const { expand } = options.rows ?? defaultRowOptions;
  const { isWide: wide = false, hasMembers } = findFormat(writer.format);
  const selected = selectFields(resource, words, { lacks });
  const all = wide ? [...resource.columns, ...(resource.wide ?? [])] : resource.columns;
  const usual = all.filter((key) => !lacks.includes(key));
  const keys = withSelectedFields(usual, selected);
  const { names, learn } = createNameLearner(
    cache,
    resource,
    findKeysToName(session, resource, keys),
    createUnreadNotice(writer),
  );
  const complete = createCompletion(resource, host.clock.now());
  const hasDocuments = Object.values(resource.fields).some((field) => field.inText);
  const prepareNamed = async (items: readonly Item[]): Promise<readonly Item[]> => {
    const parsed = hasDocuments ? items.map((item) => parseTextDocuments(resource, item)) : items;
    const rows = parsed.map((item) => {
      const row = maskSecrets(session, resource, complete(item));
      return hasMembers ? pickSelected(row, selected) : row;
    });
    return expand && (hasMembers || writer.hasQuery)
      ? expandReferences(cache, resource, rows)
      : rows;
  };
  return {
    columns: createListColumns(resource, keys, names, chooseListTimes(session, resource)),
    members: withSelectedFields(listMemberKeys(resource, lacks), selected),
    word: createWordFormatter(resource, names),
    prepare: async (items) => {
      await learn(items.map(complete));
      return prepareNamed(items);
    },
    prepareNamed,
  };
};

/**
 * Creates the view of the rows of a list for the requested format and columns; `lacks` are fields
 * that its response does not contain. Throws a `UsageFailure` for an unknown column, a
 * `ConfigurationFailure` for one in the configuration, and a `UsageFailure` for secrets that would
 * go to a file or pipe unconfirmed.
 */
export const createRowView = (
  session: Session,
  resource: Resource,
  lacks: readonly string[] = [],
): RowView =>
  createView(session, resource, { lacks, words: chooseColumns(session, resource, lacks) });

/**
 * Creates the view of one row, whose columns depend on its flags alone. Throws a `UsageFailure` as
 * `createRowView` does.
 */
export const createItemView = (session: Session, resource: Resource): RowView =>
  createView(session, resource, { lacks: [], words: session.options.rows?.columns });
