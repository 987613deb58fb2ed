import { resourceOf } from '../../catalog/index.ts';
import type { MakeVerb, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import type { Request } from '../../platform/platform.ts';
import { type BodyInput, demand, readValues, type Wanted } from '../input/body.ts';
import { checkFits, checkNameIsFree } from '../input/fits.ts';
import { calledBy } from '../input/flag-label.ts';
import { newId, writeRequests } from '../outcomes/dry-run.ts';
import { actionRequest } from '../outcomes/requests.ts';
import { nextAction, writeSettled } from '../outcomes/settle.ts';
import { thingIn } from '../rows/answers.ts';
import type { Session, Target } from '../session.ts';
import { resolveReferences, type Values } from '../targets/references.ts';
import { resolveTargets, targetOfId, wholeId } from '../targets/targets.ts';

/** Something made out of a thing, as it was asked for. */
export interface MakeCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: MakeVerb;
  readonly word: string;
  readonly input: BodyInput;
  /** `--boot`: the action that follows once it is there. */
  readonly follow: boolean;
}

/** The request that makes something out of a thing; `body` has ids for all references. */
export const makingRequest = (
  resource: Resource,
  { path }: MakeVerb,
  thing: Pick<Target, 'id' | 'scope'>,
  body: Values,
): Request => actionRequest(resource, { method: 'POST', path }, thing, { body });

/** Sends it; answers what was made, as it is at first. */
export const sendMaking = async (
  { platform, host }: Session,
  { sends, of }: MakeVerb,
  request: Request,
): Promise<Item> => {
  const answer = await platform.send(request, { signal: host.signal, called: calledBy(sends) });
  return thingIn(answer, resourceOf(of), `POST ${request.path}`);
};

/** A thing of another resource made out of one of this, waited for and shown. */
export const makeFrom = async (session: Session, call: MakeCall): Promise<void> => {
  const { resource, verb, name } = call;
  const { sends: fields, needs } = verb;
  const wanted: Wanted = { fields, needs, command: `${resource.noun} ${name}` };
  const values = await readValues(session.host, wanted, call.input);
  demand(wanted, values);
  const id = wholeId([call.word]);
  const [target] =
    id === undefined
      ? await resolveTargets(session.directory, resource, [call.word])
      : [targetOfId(id)];
  if (!target) return;
  const body = await resolveReferences(session.directory, fields, values);
  const request = makingRequest(resource, verb, target, body);
  const made = resourceOf(verb.of);
  await checkFits(session, { fields, values: body, before: {} });
  await checkNameIsFree(session, { resource: made, name: body[verb.nameField ?? ''], scope: {} });
  const next = nextAction(made, verb.followedBy, call.follow);
  if (session.options.dryRun) {
    const later = next ? [actionRequest(made, next, { id: newId, scope: {} })] : [];
    await writeRequests(session, [request, ...later]);
    return;
  }
  const item = await sendMaking(session, verb, request);
  await writeSettled(session, { resource: made, item, scope: {}, awaits: verb.awaits, next });
};
