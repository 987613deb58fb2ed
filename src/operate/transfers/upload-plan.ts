import { getCollectionPath } from '../../catalog/paths.ts';
import type { Fields, Resource, UploadVerb } from '../../catalog/vocabulary.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import { buildBody, readValues, requireSomeFields, type WantedFields } from '../input/body.ts';
import { checkFits } from '../input/fits.ts';
import type { MissingLabels } from '../input/label-changes.ts';
import { labelCreateRequest, resolveLabelValues, splitLabels } from '../input/new-labels.ts';
import type { GivenValue } from '../input/values.ts';
import { placeholderId, writeRequests } from '../outcomes/dry-run.ts';
import { buildActionRequest } from '../outcomes/requests.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import type { ParentScope } from '../targets/target.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';
import type { FileSource } from './file-source.ts';

/** An upload as it was asked for. */
export interface UploadCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: UploadVerb;
  readonly parents: Parents;
  /** Path of the file. */
  readonly file: string;
  /** What the fields of the new thing were given, by name. */
  readonly flags: Readonly<Record<string, GivenValue>>;
  /** Labels that are named and do not exist are refused or created. */
  readonly missingLabels: MissingLabels;
  /** What is waited for; undefined for nothing. */
  readonly wait: WaitChoice | undefined;
}

/** An upload whose every name has been resolved. */
export interface UploadPlan extends UploadCall {
  readonly source: FileSource;
  readonly fields: Fields;
  readonly scope: ParentScope;
  readonly body: InputValues;
  /** Names of labels that are to be made first. */
  readonly make: readonly string[];
}

/** Stands in a dry run for the address that is known when the thing has been made. */
const newAddress = 'UPLOAD_URL';

/** Resolves every name of an upload; nothing but what is looked up is sent. */
export const planUpload = async (
  session: Session,
  call: UploadCall,
  source: FileSource,
): Promise<UploadPlan> => {
  const { resource, name, verb } = call;
  const fields = requireSomeFields(resource.fields, verb.takes);
  const wanted: WantedFields = { fields, needs: [], command: `${resource.noun} ${name}` };
  const input = { flags: call.flags, fromFile: undefined };
  const read = Object.entries(await readValues(session.host, wanted, input));
  const given = Object.fromEntries(read.filter(([, value]) => value !== null && value !== ''));
  const fileName = verb.namedAfterFile ? { [verb.namedAfterFile]: source.name } : {};
  const place = { resource, path: getCollectionPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const { values, make } = await splitLabels(
    session,
    { ...fileName, ...given },
    call.missingLabels,
  );
  const resolved = await resolveReferences(session.cache, fields, values, scope);
  await checkFits(session, { fields, values: resolved, before: scope });
  return { ...call, source, fields, scope, body: buildBody(fields, resolved), make };
};

/** The request that makes the thing. */
export const buildCreateRequest = (
  { resource, scope }: UploadPlan,
  body: InputValues,
): Request => ({
  method: 'POST',
  path: buildPath(getCollectionPath(resource), scope),
  body,
});

/** The request that says that the bytes are there. */
export const buildFinishRequest = (
  { resource, verb, scope }: UploadPlan,
  id: string,
  sent: InputValues,
): Request => {
  const body = Object.fromEntries((verb.finish.sends ?? []).map((key) => [key, sent[key]]));
  return buildActionRequest(resource, verb.finish, { id, scope }, { body });
};

/** Writes what a dry run would send. */
export const writeUploadPlan = async (session: Session, plan: UploadPlan): Promise<void> => {
  const body = resolveLabelValues(
    plan.body,
    plan.make.map(() => undefined),
  );
  // A request is known by its path; the address of the bytes has none yet.
  const uploadRequest: Request = { method: 'PUT', path: newAddress, body: `@${plan.source.path}` };
  const { platform } = session;
  const url: typeof platform.url = (request) =>
    request.path === newAddress ? newAddress : platform.url(request);
  await writeRequests({ ...session, platform: { ...platform, url } }, [
    ...plan.make.map(labelCreateRequest),
    buildCreateRequest(plan, body),
    uploadRequest,
    buildFinishRequest(plan, placeholderId, body),
  ]);
};
