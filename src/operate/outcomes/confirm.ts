import { imperativeOf } from '../../catalog/imperatives.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Column } from '../../output/document.ts';
import { askForName } from '../../output/terminal/ask-for-name.ts';
import { wrapMessage } from '../../output/terminal/message.ts';
import { canAsk, confirm, obstacleToAsking } from '../../output/terminal/prompts.ts';
import { toSafeText } from '../../output/terminal/safe-text.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { readNames } from '../targets/names.ts';
import type { Target } from '../targets/target.ts';
import { meetsCondition } from '../waiting/condition-value.ts';

/** Most victims that are shown one by one. */
const mostShown = 20;

/** What is shown of each victim. */
const columns: readonly Column[] = [
  { key: 'name', heading: 'name', kind: 'text', cell: ({ name }) => String(name) },
  { key: 'id', heading: 'id', kind: 'id', cell: ({ id }) => String(id) },
  { key: 'state', heading: 'state', kind: 'state', cell: ({ state }) => String(state) },
];

/** What is shown before a question, where the question is put. */
type Introduce = (sink: TerminalOutput) => Promise<void>;

const createNotConfirmed = (verb: string): UsageFailure =>
  new UsageFailure(`${verb} was not confirmed; nothing was sent`, { code: 'not_confirmed' });

const createNoTerminal = ({ host }: Session, verb: string, flag: string): UsageFailure =>
  new UsageFailure(`${verb} asks for confirmation and ${obstacleToAsking(host.terminal)}`, {
    code: 'confirmation_missing',
    hint: `add ${flag}`,
  });

/** Writes a line where a question is put, broken between words. */
export const writeLine = ({ stream, columns }: TerminalOutput, line: string): void => {
  stream.write(`${wrapMessage(toSafeText(line), columns)}\n`);
};

/** What was given on the command line in place of an answer. */
export interface Consent {
  /** `--yes`: do not ask. */
  readonly yes: boolean;
  /** `--confirm`: the name of a protected profile, which stands for typing it. */
  readonly confirm: string | undefined;
}

/** What is asked about: verbs that are sent to targets one after the other. */
interface Action {
  readonly consent: Consent;
  readonly resource: Resource;
  /** The verbs, the one that was called for last. */
  readonly verbs: readonly { readonly name: string; readonly verb?: ActionVerb }[];
  readonly targets: readonly Target[];
  /** What `--script` and the like name. */
  readonly picked?: string | undefined;
}

/** Names of what the targets refer to in a field; ids where they cannot be read. */
const readReferredNames = async (
  { cache }: Session,
  { resource, targets }: Action,
  key: string,
): Promise<readonly string[]> => {
  if (!resource.fields[key]) return [];
  const items = targets.map(({ item }) => item);
  const ids = [...new Set(items.map((item) => readText(item, key)).filter(Boolean))];
  try {
    const names = await readNames(cache, resource, items, [key]);
    return ids.map((id) => names.get(id)?.full ?? id);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return ids;
  }
};

const describePlace = async (session: Session, action: Action): Promise<string> => {
  const accounts = await readReferredNames(session, action, 'cloud_account_id');
  const servers = await readReferredNames(session, action, 'attached_server_id');
  return [
    `profile ${session.profile.name}`,
    ...(accounts.length > 0
      ? [`cloud account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`]
      : []),
    ...(servers.length > 0 ? [`attached to ${servers.join(', ')}`] : []),
  ].join('; ');
};

/** Shows what an action is about: where, which targets, and what is lost. */
const introduceAction = (session: Session, action: Action): Introduce => {
  let where: Promise<string> | undefined;
  return async (sink) => {
    const { targets, verbs, picked } = action;
    where ??= describePlace(session, action);
    writeLine(sink, `${await where}:`);
    const { drawList } = await import('../../output/tables/list-table.ts');
    const victims = targets.slice(0, mostShown).map(({ id, name, item }) => ({
      id,
      name,
      state: readText(item, 'state') || '-',
    }));
    for await (const piece of drawList(victims, columns, sink, { headings: true })) {
      sink.stream.write(piece);
    }
    const rest = targets.length - mostShown;
    if (rest > 0) writeLine(sink, `and ${rest} more`);
    const [pick] = verbs.flatMap(({ verb }) => (verb?.pick ? [verb.pick.flag] : []));
    if (pick && picked !== undefined) writeLine(sink, `${pick}: ${picked}`);
    const losses = new Set(verbs.flatMap(({ verb }) => (verb?.loses ? [verb.loses] : [])));
    for (const loss of losses) writeLine(sink, loss);
  };
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Shut down and decommission 2 servers`, `Delete web`. */
const summarizeAction = ({ resource, verbs, targets }: Action): string => {
  const words = verbs.map(({ name }) => imperativeOf(name));
  const all = joinWords(words, 'and');
  const [first] = targets;
  const what =
    targets.length === 1 && first
      ? `${resource.title} ${first.name}`
      : `${targets.length} ${resource.titles}`;
  return upperFirst(`${all} ${what}`);
};

/** What protects a profile: its name, typed or given with `--confirm`. `--yes` is not enough. */
const confirmByName = async (
  session: Session,
  { verb, summary, consent }: ActionSummary,
  introduce: Introduce,
): Promise<void> => {
  const { host, profile } = session;
  if (consent.confirm === profile.name) return;
  if (consent.confirm !== undefined) {
    throw new UsageFailure(`--confirm names ${consent.confirm}; the profile is ${profile.name}`, {
      code: 'not_confirmed',
    });
  }
  if (!canAsk(host.terminal)) throw createNoTerminal(session, verb, `--confirm ${profile.name}`);
  const { name } = profile;
  const question = `${summary}? This profile is protected; type "${name}", its name, to ${imperativeOf(verb).replace(/:$/, '')}:`;
  const isMeant = await askForName(host.terminal, { question, name, introduce }, host.signal);
  if (!isMeant) throw createNotConfirmed(verb);
};

/** What is asked about: the verb that was called for, and all that is done, as in `Delete web`. */
interface ActionSummary {
  readonly verb: string;
  readonly summary: string;
  readonly consent: Consent;
}

/**
 * Asks before something is done; `introduce` shows what. Where nobody can be asked, `--yes` must
 * have been given, or `--confirm` for a protected profile. Throws `UsageFailure` without it, and
 * when the answer is no.
 */
export const confirmCommand = async (
  session: Session,
  action: ActionSummary,
  introduce: Introduce,
): Promise<void> => {
  const { host, profile } = session;
  const { verb, summary, consent } = action;
  if (profile.isProtected) return confirmByName(session, action, introduce);
  if (consent.yes) return;
  if (!canAsk(host.terminal)) throw createNoTerminal(session, verb, '--yes');
  const question = `${summary} (profile ${profile.name})?`;
  const isMeant = await confirm(host.terminal, { question, introduce }, host.signal);
  if (!isMeant) throw createNotConfirmed(verb);
};

/**
 * The same before verbs are sent to targets: profile, accounts, names, states and what is lost are
 * shown.
 */
export const confirmTargets = (session: Session, action: Action): Promise<void> => {
  const verb = action.verbs.at(-1)?.name ?? '';
  return confirmCommand(
    session,
    { verb, summary: summarizeAction(action), consent: action.consent },
    introduceAction(session, action),
  );
};

/** Whether an action disturbs what runs on these targets. */
const isDisturbing = ({ disturbs }: ActionVerb, targets: readonly Target[]): boolean => {
  if (!disturbs) return false;
  const { unless, from = 1 } = disturbs;
  const disturbed = targets.filter(({ item }) => !unless || !meetsCondition(unless, item));
  return disturbed.length >= from;
};

/**
 * Asks before an action as the catalog wants it. What disturbs and destroys nothing is asked where
 * somebody can be asked, and goes on elsewhere: it never needed `--yes` in a script.
 */
export const confirmAction = async (
  session: Session,
  verb: ActionVerb,
  action: Action,
): Promise<void> => {
  const { host, profile } = session;
  if (action.targets.length === 0) return;
  const isDue =
    verb.destructive ||
    (isDisturbing(verb, action.targets) &&
      ((profile.isProtected && action.consent.confirm !== undefined) || canAsk(host.terminal)));
  if (isDue) await confirmTargets(session, action);
};
