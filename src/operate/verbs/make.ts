import { findTaskScope } from '../../catalog/rules/task-scope.ts';
import type { MakeVerb, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import type { Request } from '../../platform/platform.ts';
import { type BodyInput, readValues, requireFields, type WantedFields } from '../input/body.ts';
import { checkFits, checkNameIsFree } from '../input/fits.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { checkInputRules } from '../input/input-rules.ts';
import { placeholderId, writeRequests } from '../outcomes/dry-run.ts';
import { buildActionRequest } from '../outcomes/requests.ts';
import { findNextAction, writeSettled } from '../outcomes/settle.ts';
import { readNamedItem } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import { createTarget, expandId, resolveTargets } from '../targets/targets.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';

/** A resource to create from another one, as given on the command line. */
export interface MakeCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: MakeVerb;
  readonly word: string;
  readonly input: BodyInput;
  /** `--boot`: the action that follows once it is ready. */
  readonly follow: boolean;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** The request that creates a resource from another one; `body` has ids for all references. */
export const buildMakeRequest = (
  resource: Resource,
  { path }: MakeVerb,
  thing: Pick<Target, 'id' | 'scope'>,
  body: InputValues,
): Request => buildActionRequest(resource, { method: 'POST', path }, thing, { body });

/** Sends such a request; resolves to the new resource. */
export const sendMakeRequest = async (
  { platform, host, cache }: Session,
  { sends, of }: MakeVerb,
  request: Request,
): Promise<Item> => {
  const answer = await platform.send(request, { signal: host.signal, called: flagLabelFor(sends) });
  return readNamedItem(answer, cache.catalog.find(of), `POST ${request.path}`);
};

/** Throws a `ConflictFailure` if what is sent does not fit the target, of which all fields are read. */
const checkMisfit = async (
  { cache }: Session,
  { resource, name, verb }: MakeCall,
  { id, name: targetName }: Target,
  body: InputValues,
): Promise<void> => {
  if (!verb.misfit) return;
  const reason = verb.misfit(await cache.findOrReadOne(resource, id), body);
  if (reason === undefined) return;
  throw new UsageFailure(`${name} of ${resource.title} ${targetName}: ${reason}`, {
    code: 'invalid_value',
    hint: `nothing was sent; see "imco ${resource.noun} show ${quoteForShell(targetName)}"`,
  });
};

/** Creates a resource from another one, waits if requested, and shows it. */
export const runMakeVerb = async (session: Session, call: MakeCall): Promise<void> => {
  const { resource, verb, name } = call;
  const { sends: fields, needs, otherFields } = verb;
  const command = `${resource.noun} ${name}`;
  const wanted: WantedFields = { fields, needs, otherFields, command };
  const values = await readValues(session.host, wanted, call.input);
  requireFields(wanted, values);
  checkInputRules({ rules: verb.rules, fields, values, command });
  const id = expandId([call.word]);
  const [target] =
    id === undefined || verb.misfit
      ? await resolveTargets(session.cache, resource, [call.word])
      : [createTarget(id)];
  if (!target) return;
  const body = await resolveReferences(session.cache, fields, values);
  await checkMisfit(session, call, target, body);
  const request = buildMakeRequest(resource, verb, target, body);
  const created = session.cache.catalog.find(verb.of);
  await checkFits(session, { fields, values: body, before: {} });
  await checkNameIsFree(session, {
    resource: created,
    name: body[verb.nameField ?? ''],
    scope: {},
  });
  const next = call.follow ? findNextAction(created, verb.followedBy) : undefined;
  if (session.options.dryRun) {
    const later = next ? [buildActionRequest(created, next, { id: placeholderId, scope: {} })] : [];
    await writeRequests(session, [request, ...later]);
    return;
  }
  const item = await sendMakeRequest(session, verb, request);
  await writeSettled(session, {
    resource: created,
    item,
    scope: findTaskScope(created, resource, target.id),
    awaits: verb.awaits,
    next,
    wait: call.wait,
    result: verb.result,
  });
};
