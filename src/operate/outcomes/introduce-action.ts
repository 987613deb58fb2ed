import { toImperative } from '../../catalog/imperatives.ts';
import { getItemPath } from '../../catalog/paths.ts';
import { findTakenParents } from '../../catalog/rules/list-parents.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Column, Item } from '../../output/document.ts';
import { wrapMessage } from '../../output/terminal/message.ts';
import { toSafeText } from '../../output/terminal/safe-text.ts';
import { describeTakenAlong } from '../input/uses.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { readNames } from '../targets/names.ts';
import type { Target } from '../targets/target.ts';

/** Maximum number of targets shown one by one. */
const mostShown = 20;

/** The columns shown for each target. */
const columns: readonly Column[] = [
  { key: 'name', heading: 'name', kind: 'text', cell: ({ name }) => String(name) },
  { key: 'id', heading: 'id', kind: 'id', cell: ({ id }) => String(id) },
  { key: 'state', heading: 'state', kind: 'state', cell: ({ state }) => String(state) },
];

/** Shows details before a question, on the same terminal. */
export type Introduce = (sink: TerminalOutput) => Promise<void>;

/** The confirmation given on the command line. */
export interface Consent {
  /** `--yes`: do not ask. */
  readonly yes: boolean;
  /** `--confirm`: the name of a protected profile, instead of typing it. */
  readonly confirm: string | undefined;
}

/** Writes a line on the terminal of the question, wrapped between words. */
export const writeLine = ({ stream, columns }: TerminalOutput, line: string): void => {
  stream.write(`${wrapMessage(toSafeText(line), columns)}\n`);
};

/** The action to confirm: verbs that are sent to targets in order. */
export interface Action {
  readonly consent: Consent;
  readonly resource: Resource;
  /** The verbs; the last one is that of the command. */
  readonly verbs: readonly { readonly name: string; readonly verb?: ActionVerb }[];
  readonly targets: readonly Target[];
  /** The name given with a flag such as `--script`. */
  readonly picked?: string | undefined;
}

/** Names of the resources that a field of the targets refers to; ids if names cannot be read. */
const readReferredNames = async (
  { cache }: Session,
  resource: Resource,
  items: readonly Item[],
  key: string,
): Promise<readonly string[]> => {
  if (!resource.fields[key]) return [];
  const ids = [...new Set(items.map((item) => readText(item, key)).filter(Boolean))];
  try {
    const names = await readNames(cache, resource, items, { keys: [key] });
    return ids.map((id) => names.get(id)?.full ?? id);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return ids;
  }
};

/** The rows that the targets are listed under; none if they cannot be read. */
const readParentRows = async (
  { cache }: Session,
  { targets }: Action,
  [key, parent]: readonly [string, Resource],
): Promise<readonly Item[]> => {
  const ids = targets.map(({ item, scope }) => scope[key] ?? readText(item, key));
  try {
    const known = [...new Set(ids.filter(Boolean))];
    return await Promise.all(known.map((id) => cache.findOrReadOne(parent, id)));
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [];
  }
};

/** The cloud accounts of the targets, or of what they belong to: a subnet is in that of its VPC. */
const readAccounts = async (session: Session, action: Action): Promise<readonly string[]> => {
  const { resource, targets } = action;
  const key = 'cloud_account_id';
  if (resource.fields[key]) {
    const items = targets.map(({ item }) => item);
    return readReferredNames(session, resource, items, key);
  }
  const [within] = Object.entries(findTakenParents(resource, getItemPath(resource)));
  const to = within?.[1].to;
  const parent = to === undefined ? undefined : session.cache.catalog.find(to);
  if (!within || !parent?.fields[key]) return [];
  const rows = await readParentRows(session, action, [within[0], parent]);
  return readReferredNames(session, parent, rows, key);
};

const describePlace = async (session: Session, action: Action): Promise<string> => {
  const accounts = await readAccounts(session, action);
  const items = action.targets.map(({ item }) => item);
  const servers = await readReferredNames(session, action.resource, items, 'attached_server_id');
  return [
    `profile ${session.profile.name}`,
    ...(accounts.length > 0
      ? [`cloud account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`]
      : []),
    ...(servers.length > 0 ? [`attached to ${servers.join(', ')}`] : []),
  ].join('; ');
};

/** The rows that the verbs delete together with the targets. */
const describeAllTaken = async (
  session: Session,
  { resource, verbs, targets }: Action,
): Promise<readonly string[]> => {
  const taking = verbs.flatMap(({ verb }) => (verb?.takesAlong ? [verb] : []));
  const all = taking.map((verb) => describeTakenAlong(session, resource, verb, targets));
  return (await Promise.all(all)).flat();
};

/** Shows where an action runs, its targets, and what is lost. */
export const introduceAction = (session: Session, action: Action): Introduce => {
  let where: Promise<string> | undefined;
  let taken: Promise<readonly string[]> | undefined;
  return async (sink) => {
    const { targets, verbs, picked } = action;
    where ??= describePlace(session, action);
    writeLine(sink, `${await where}:`);
    const { drawList } = await import('../../output/tables/list-table.ts');
    const rows = targets.slice(0, mostShown).map(({ id, name, item }) => ({
      id,
      name,
      state: readText(item, action.resource.stateField) || '-',
    }));
    for await (const piece of drawList(rows, columns, sink, { headings: true })) {
      sink.stream.write(piece);
    }
    const rest = targets.length - mostShown;
    if (rest > 0) writeLine(sink, `and ${rest} more`);
    const [pick] = verbs.flatMap(({ verb }) => (verb?.pick ? [verb.pick.flag] : []));
    if (pick && picked !== undefined) writeLine(sink, `${pick}: ${picked}`);
    const losses = new Set(verbs.flatMap(({ verb }) => (verb?.loses ? [verb.loses] : [])));
    for (const loss of losses) writeLine(sink, loss);
    taken ??= describeAllTaken(session, action);
    for (const line of await taken) writeLine(sink, `${line}.`);
  };
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Shut down and decommission 2 servers`, `Delete web`. */
export const summarizeAction = ({ resource, verbs, targets }: Action): string => {
  const words = verbs.map(({ name }) => toImperative(name));
  const all = joinWords(words, 'and');
  const [first] = targets;
  const what =
    targets.length === 1 && first
      ? `${resource.title} ${first.name}`
      : `${targets.length} ${resource.titles}`;
  return upperFirst(`${all} ${what}`);
};
