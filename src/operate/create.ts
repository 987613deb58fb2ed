import type { ActionVerb, Awaited, CreateVerb, Resource } from '../catalog/vocabulary.ts';
import { Failure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { itemIn, textOf } from './answers.ts';
import { type BodyInput, bodyOf, demand, readValues } from './body.ts';
import { newId, writeRequests } from './dry-run.ts';
import { wordFor } from './match.ts';
import { writeItem } from './read.ts';
import { resolveReferences, type Values } from './references.ts';
import { actionRequest } from './requests.ts';
import type { Session, Target } from './session.ts';
import { commandFor } from './states.ts';
import { waitFor } from './wait.ts';
import type { Ending } from './watch.ts';

/** A create as it was asked for. */
export interface CreateCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: CreateVerb;
  readonly input: BodyInput;
  /** `--boot`: the action that follows once the thing is there. */
  readonly follow: boolean;
}

const asTarget = (resource: Resource, item: Item): Target => ({
  id: textOf(item, 'id'),
  name: textOf(item, resource.namedBy) || textOf(item, 'id'),
  word: wordFor(textOf(item, resource.namedBy)),
  item,
});

const followUp = ({ resource, verb, follow }: CreateCall): ActionVerb | undefined => {
  const next = verb.followedBy === undefined ? undefined : resource.verbs[verb.followedBy];
  return follow && next?.kind === 'action' ? next : undefined;
};

const awaitOne = async (
  session: Session,
  resource: Resource,
  awaits: Awaited,
  item: Item,
): Promise<Ending> => {
  const target = asTarget(resource, item);
  const endings = await waitFor(session, resource, awaits, [target]);
  return endings.get(target.id) ?? { item };
};

const settle = async (session: Session, call: CreateCall, made: Item): Promise<Ending> => {
  const { resource, verb } = call;
  const next = followUp(call);
  if (!verb.awaits || !(session.options.wait || next)) return { item: made };
  const ready = await awaitOne(session, resource, verb.awaits, made);
  if ('failure' in ready || !next || !ready.item) return ready;
  const request = actionRequest(resource, next, { id: textOf(made, 'id') });
  const answer = await session.platform.send(request, { signal: session.host.signal });
  const item = itemIn(answer, `${request.method} ${request.path}`);
  return session.options.wait && next.awaits
    ? awaitOne(session, resource, next.awaits, item)
    : { item };
};

/** The thing is made by now: whatever fails from here on is told beside it, never instead of it. */
const settled = async (session: Session, call: CreateCall, made: Item): Promise<Ending> => {
  try {
    return await settle(session, call, made);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { item: made, failure };
  }
};

/** The requests of a dry run; what does not exist yet has no id. */
const requestsOf = (call: CreateCall, request: Request): readonly Request[] => {
  const next = followUp(call);
  if (!next) return [request];
  return [request, actionRequest(call.resource, next, { id: newId })];
};

/** In something new there is nothing to clear: what is empty is not sent. */
const withoutEmpty = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

/** A new thing: references resolved, body sent, waited for, shown. */
export const create = async (session: Session, call: CreateCall): Promise<void> => {
  const { resource, verb, name } = call;
  const keys = [...verb.needs, ...(verb.takes ?? [])];
  const values = withoutEmpty(await readValues(session.host, resource, keys, call.input));
  demand(resource, name, verb.needs, values);
  const resolved = await resolveReferences(session.directory, resource.fields, values);
  const request: Request = {
    method: 'POST',
    path: resource.path,
    body: bodyOf(resource, resolved),
  };
  if (session.options.dryRun) {
    await writeRequests(session, resource, requestsOf(call, request));
    return;
  }
  const answer = await session.platform.send(request, { signal: session.host.signal });
  const made = itemIn(answer, `POST ${request.path}`);
  const ending = await settled(session, call, made);
  await writeItem(session, resource, ending.item ?? made);
  if ('failure' in ending) throw ending.failure;
  if (!session.options.wait && verb.awaits && !call.follow) {
    const target = asTarget(resource, made);
    session.writer.note(`see how it is: ${commandFor(resource, 'show', target)}`);
  }
};
