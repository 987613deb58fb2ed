import { findField, findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import type { Choice } from '../../output/terminal/prompts.ts';
import { readText } from '../rows/answers.ts';
import { createListColumns } from '../rows/columns.ts';
import { createCompletion } from '../rows/derived-fields.ts';
import type { Session } from '../session.ts';
import { findName } from '../targets/item-names.ts';
import { type NamedItem, qualifyName } from '../targets/match.ts';

/** Maximum number of facts shown beside a name. */
const mostFacts = 3;

/** The columns that distinguish rows without reading other resources. */
const listFactKeys = (resource: Resource): readonly string[] => {
  const { columns, namedBy, toldApartBy, fields, stateField, summary } = resource;
  const isOwn = (key: string): boolean =>
    !['ref', 'refs', 'json', 'id', 'boolean'].includes(fields[key]?.kind ?? 'id');
  const own = columns.filter((key) => key !== namedBy && key !== toldApartBy && isOwn(key));
  const states = own.filter((key) => key === stateField);
  return summary ? states : [...states, ...own.filter((key) => key !== stateField)];
};

/** The name of the parent that a row is listed under; empty if it has none. */
const readParentName = async (
  { cache }: Session,
  resource: Resource,
  item: Item,
): Promise<string> => {
  const { within } = findListVerb(resource) ?? {};
  const to = within === undefined ? undefined : findField(resource, within)?.to;
  const id = within === undefined ? '' : readText(item, within);
  return to === undefined || id === '' ? '' : findName(cache, cache.catalog.find(to), id);
};

/** Whether the parent is shown beside each row: rows of several parents are listed. */
type ParentFact = 'with-parent' | 'without-parent';

/** Rows as choices: the name, and the facts of its columns as a hint. */
export const createRowChoices = (
  session: Session,
  resource: Resource,
  rows: readonly NamedItem[],
  parent: ParentFact = 'without-parent',
): Promise<readonly Choice<NamedItem>[]> => {
  const complete = createCompletion(resource, session.host.clock.now());
  const columns = createListColumns(resource, listFactKeys(resource), new Map());
  const readFacts = async (item: Item): Promise<readonly string[]> => {
    const whole = complete(item);
    const cells = columns.map(({ cell }) => cell(whole));
    const above = parent === 'with-parent' ? await readParentName(session, resource, item) : '';
    return [...cells, resource.summary?.(whole) ?? '', above].filter(
      (fact) => fact !== '' && fact !== '-',
    );
  };
  return Promise.all(
    rows.map(async (one) => ({
      value: one,
      label: qualifyName(resource, one) || readText(one.item, 'id'),
      hint: (await readFacts(one.item)).slice(0, mostFacts).join(', '),
    })),
  );
};
