import { formatFlagName } from '../../catalog/flags.ts';
import type { OrderVerb, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { writeChanged } from '../outcomes/write-changed.ts';
import { readAllItems, readText } from '../rows/answers.ts';
import { createRowView } from '../rows/row-view.ts';
import { writeList } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { nameItems } from '../targets/item-names.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { resolveTargets } from '../targets/targets.ts';

/** A new order as given on the command line. */
export interface OrderCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: OrderVerb;
  readonly words: readonly string[];
  readonly parents: Parents;
  /** The value of `--type`: which items are ordered. */
  readonly by: GivenValue | undefined;
}

const readOrderWord = async (
  session: Session,
  { resource, verb, name, by }: OrderCall,
): Promise<string> => {
  const field = resource.fields[verb.by];
  if (!field) throw new Error(`${resource.noun} has no field ${verb.by}`);
  if (by === undefined) {
    throw new UsageFailure(`${name} needs --${formatFlagName(verb.by, field)}`, {
      code: 'missing_flag',
    });
  }
  return String(await readGivenValue(session.host, verb.by, field, by));
};

/** Throws a `UsageFailure` if items are missing: an order must contain all of them. */
const checkComplete = async (
  session: Session,
  { resource, name }: OrderCall,
  word: string,
  {
    given,
    all,
  }: { readonly given: ReadonlySet<string>; readonly all: Parameters<typeof nameItems>[2] },
): Promise<void> => {
  const left = all.filter((item) => !given.has(readText(item, 'id')));
  if (left.length === 0) return;
  const names = await nameItems(session.cache, resource, left);
  throw new UsageFailure(
    `${name} needs every ${word} ${resource.title.split(' ').at(-1)}; missing: ${names
      .map((one) => one.name)
      .join(', ')}`,
    {
      code: 'incomplete_order',
      hint: 'nothing was sent; give all of them in the new order',
      lines: names.map((one) => `id:${readText(one.item, 'id')}  ${one.name}`),
    },
  );
};

/** Throws if an item is given twice, even by different words. */
const refuseRepeated = (name: string, words: readonly string[], targetCount: number): void => {
  if (targetCount === words.length) return;
  const again = words.find((word, at) => words.indexOf(word) < at) ?? 'one of them';
  throw new UsageFailure(`${name}: ${again} is given twice; nothing was sent`);
};

/** Reorders all items of a parent with the same type. */
export const reorderItems = async (session: Session, call: OrderCall): Promise<void> => {
  const { resource, name, verb, words } = call;
  // What cannot be shown afterwards is refused before anything is sent.
  createRowView(session, resource);
  const word = await readOrderWord(session, call);
  const path = `${resource.path}/${verb.path}`;
  const scope = await resolveParents(session, { resource, path, name }, call.parents);
  const query = { [verb.by]: word };
  const targets = await resolveTargets(session.cache, resource, words, { scope, query });
  refuseRepeated(name, words, targets.length);
  const all = await session.cache.list(resource, Object.values(scope)[0], query);
  const given = new Set(targets.map(({ id }) => id));
  await checkComplete(session, call, word, { given, all });
  const request: Request = {
    method: 'PUT',
    path: buildPath(path, scope),
    body: { ...query, [verb.as]: targets.map(({ id }) => id) },
  };
  if (session.options.dryRun) {
    await writeRequests(session, [request]);
    return;
  }
  const answer = await session.platform.send(request, { signal: session.host.signal });
  const ids = targets.map(({ id }) => id);
  const rows = readAllItems(answer, ids, `PUT ${request.path}`);
  await writeChanged(session, (writing) => writeList(writing, resource, rows));
};
