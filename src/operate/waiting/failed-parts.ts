/** Parts of resources that have failed: target groups of a load balancer, node pools of a cluster. */
import { formatFlagName } from '../../catalog/flags.ts';
import { findField, findListVerb } from '../../catalog/paths.ts';
import { chooseAwaitedEnd, isRetry } from '../../catalog/rules/awaited-end.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import type { Target } from '../targets/target.ts';
import { isFailedValue, readConditionValue } from './condition-value.ts';

/** Whether a failure in this field is one of a part: the state of the row itself has not failed. */
export const isFailureOfPart = ({ fields }: Resource, field: string, item: Item): boolean => {
  const { state } = fields;
  if (field === 'state' || !state || fields[field]?.kind !== 'state') return false;
  return !isFailedValue(state, readConditionValue(item, 'state'));
};

/** A resource with states whose rows are listed under a row of another one, and the flag for that. */
interface Part {
  readonly resource: Resource;
  readonly flag: string;
}

const listParts = ({ resources }: Catalog, { noun }: Resource): readonly Part[] =>
  resources.flatMap((resource) => {
    const within = findListVerb(resource)?.within;
    const field = within === undefined ? undefined : findField(resource, within);
    if (within === undefined || field?.to !== noun || !resource.fields.state) return [];
    return [{ resource, flag: `--${formatFlagName(within, field)}` }];
  });

/** How to find the part that has failed: the lists of the parts that have states. */
export const hintAtParts = (
  catalog: Catalog,
  resource: Resource,
  { word }: Target,
): string | undefined => {
  const lists = listParts(catalog, resource).map(
    (part) => `"imco ${part.resource.noun} list ${part.flag} ${quoteForShell(word)}"`,
  );
  return lists.length === 0
    ? undefined
    : `one of its parts has failed; see ${joinWords(lists, 'and')}`;
};

/** The command that tries again the parts of a target in this state. */
const formatRetryCommand = (
  { resource, flag }: Part,
  { word }: Pick<Target, 'word'>,
  state: string,
): string => {
  const [verb = 'retry'] = Object.entries(resource.verbs).find(([, one]) => isRetry(one)) ?? [];
  const selection = `--selector ${quoteForShell(`state=${state}`)} ${flag} ${quoteForShell(word)}`;
  return `"imco ${resource.noun} ${verb} ${selection} --wait"`;
};

/** Whether rows of a part can be tried again. */
const hasRetry = ({ resource: { verbs } }: Part): boolean => Object.values(verbs).some(isRetry);

/** The parts of one kind that have failed, in words, and the commands for them. */
interface FailedParts {
  readonly names: readonly string[];
  readonly commands: readonly string[];
}

const readFailedParts = async (
  { cache }: Session,
  part: Part,
  target: Pick<Target, 'id' | 'word'>,
): Promise<FailedParts> => {
  const { fields, title } = part.resource;
  const rows = await cache.refreshList(part.resource, target.id);
  const failed = rows.filter(
    (row) => fields.state && isFailedValue(fields.state, readConditionValue(row, 'state')),
  );
  const names = failed.map(async (row) => `${title} ${await nameItem(cache, part.resource, row)}`);
  const states = new Set(failed.map((row) => readText(row, 'state')));
  return {
    names: await Promise.all(names),
    commands: [...states].map((state) => formatRetryCommand(part, target, state)),
  };
};

/** A target that a verb has ended well on, as it was before; `item` is its row at the end. */
export interface EndedTarget {
  readonly target: Target;
  readonly item: Item;
}

/** Whether parts of a row may have failed: the field that sums up their states, if any, says so. */
const mayHaveFailedParts = ({ overview, fields, stateField }: Resource, item: Item): boolean => {
  const key = overview?.failed;
  const field = key === undefined ? undefined : fields[key];
  if (!field || key === undefined || key === stateField || field.kind !== 'state') return true;
  return isFailedValue(field, readConditionValue(item, key));
};

const describeOne = async (
  session: Session,
  resource: Resource,
  { target, item }: EndedTarget,
): Promise<readonly string[]> => {
  if (!mayHaveFailedParts(resource, item)) return [];
  const parts = listParts(session.cache.catalog, resource).filter(hasRetry);
  const found = await Promise.all(parts.map((part) => readFailedParts(session, part, target)));
  const names = found.flatMap((one) => one.names);
  if (names.length === 0) return [];
  const commands = joinWords(
    found.flatMap((one) => one.commands),
    'and',
  );
  const are = names.length === 1 ? 'one part of it is' : `${names.length} parts of it are`;
  return [
    `${target.name}: ${are} still in error (${joinSomeNames(names)}); try again with ${commands}`,
  ];
};

/**
 * The parts that are still in error after a retry that ended well, as it does not include them, with
 * the commands for them. It is only advice: if parts cannot be read, there is none.
 */
export const describeFailedParts = async (
  session: Session,
  { resource, verb }: { readonly resource: Resource; readonly verb: ActionVerb },
  ended: readonly EndedTarget[],
): Promise<readonly string[]> => {
  if (!isRetry(verb) || session.host.signal.aborted) return [];
  // With what has been deleted, its parts are gone as well.
  const staying = ended.filter(({ target: { item } }) => !chooseAwaitedEnd(verb, item)?.deleted);
  try {
    const notes = staying.map((one) => describeOne(session, resource, one));
    return (await Promise.all(notes)).flat();
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [];
  }
};
