import type { Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import type { Column } from '../output/document.ts';
import { askText, canAsk, confirm } from '../output/prompts.ts';
import { textOf } from './answers.ts';
import type { Session, Target } from './session.ts';

/** Most victims that are shown one by one. */
const mostShown = 20;

/** What is shown of each victim. */
const columns: readonly Column[] = [
  { key: 'name', heading: 'name', kind: 'text', cell: ({ name }) => String(name) },
  { key: 'id', heading: 'id', kind: 'id', cell: ({ id }) => String(id) },
  { key: 'state', heading: 'state', kind: 'state', cell: ({ state }) => String(state) },
];

const notConfirmed = (verb: string): UsageFailure =>
  new UsageFailure(`${verb} was not confirmed; nothing was sent`, { code: 'not_confirmed' });

const nobodyToAsk = (verb: string, flag: string): UsageFailure =>
  new UsageFailure(`${verb} asks for confirmation and there is no terminal to ask on`, {
    code: 'confirmation_missing',
    hint: `add ${flag}`,
  });

const showVictims = async (
  { host, writer, profile }: Session,
  resource: Resource,
  verb: string,
  targets: readonly Target[],
): Promise<void> => {
  const count =
    targets.length === 1 ? `1 ${resource.title}` : `${targets.length} ${resource.titles}`;
  writer.warn(`${verb} of ${count}, profile ${profile.name}:`);
  const { drawList } = await import('../output/list-table.ts');
  const victims = targets.slice(0, mostShown).map(({ id, name, item }) => ({
    id,
    name,
    state: textOf(item, 'state') || '-',
  }));
  const { err } = host.terminal;
  const pieces = drawList(victims, columns, err, { headings: true });
  for await (const piece of pieces) err.stream.write(piece);
  const rest = targets.length - mostShown;
  if (rest > 0) writer.warn(`and ${rest} more`);
};

/** What protects a profile: its name, typed or given with `--confirm`. `--yes` is not enough. */
const confirmByName = async (
  session: Session,
  verb: string,
  show: () => Promise<void>,
): Promise<void> => {
  const { host, options, profile } = session;
  if (options.confirm === profile.name) return;
  if (options.confirm !== undefined) {
    throw new UsageFailure(`--confirm names ${options.confirm}; the profile is ${profile.name}`, {
      code: 'not_confirmed',
    });
  }
  if (!canAsk(host.terminal)) throw nobodyToAsk(verb, `--confirm ${profile.name}`);
  await show();
  const question = `this profile is protected; type its name to ${verb}`;
  const typed = await askText(host.terminal, question, host.signal);
  if (typed.trim() !== profile.name) throw notConfirmed(verb);
};

/** What is asked about: the verb that was called for, and all that is done, as in `delete it`. */
interface Deed {
  readonly verb: string;
  readonly deed: string;
}

/**
 * Asks before something is done; `show` tells what. Off a terminal nobody can be asked: then
 * `--yes` must have been given, or `--confirm` for a protected profile. Throws `UsageFailure`
 * without it, and when the answer is no.
 */
export const confirmDeed = async (
  session: Session,
  { verb, deed }: Deed,
  show: () => Promise<void>,
): Promise<void> => {
  const { host, options, profile } = session;
  if (profile.isProtected) return confirmByName(session, verb, show);
  if (options.yes) return;
  if (!canAsk(host.terminal)) throw nobodyToAsk(verb, '--yes');
  await show();
  const isMeant = await confirm(host.terminal, `${deed}?`, host.signal);
  if (!isMeant) throw notConfirmed(verb);
};

/**
 * The same before `verbs` that destroy or disrupt targets one after the other: profile, names, ids
 * and states are shown.
 */
export const confirmTargets = async (
  session: Session,
  resource: Resource,
  verbs: readonly { readonly name: string }[],
  targets: readonly Target[],
): Promise<void> => {
  const names = verbs.map(({ name }) => name);
  const verb = names.at(-1) ?? '';
  const all = [names.slice(0, -1).join(', '), verb].filter(Boolean).join(' and ');
  const deed = `${all} ${targets.length === 1 ? 'it' : 'them'}`;
  await confirmDeed(session, { verb, deed }, () => showVictims(session, resource, all, targets));
};
