import { getCollectionPath } from '../../catalog/paths.ts';
import type { Fields, UploadVerb } from '../../catalog/vocabulary.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import {
  buildBody,
  readValues,
  requireFields,
  requireSomeFields,
  type WantedFields,
} from '../input/body.ts';
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
import type { ResumableCall } from './resume.ts';

/** An upload as given on the command line. */
export interface UploadCall extends ResumableCall {
  readonly verb: UploadVerb;
  readonly parents: Parents;
  /** Path of the file; undefined with `--resume`. */
  readonly file: string | undefined;
  /** The values of the fields of the new resource, by name. */
  readonly flags: Readonly<Record<string, GivenValue>>;
  /** Whether missing labels are refused or created. */
  readonly missingLabels: MissingLabels;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** An upload with all names resolved. */
export interface UploadPlan extends UploadCall {
  readonly source: FileSource;
  readonly fields: Fields;
  readonly scope: ParentScope;
  readonly body: InputValues;
  /** Names of labels to create first. */
  readonly make: readonly string[];
}

/** Placeholder in a dry run for the upload URL of the new resource. */
const newAddress = 'UPLOAD_URL';

/** Resolves all names of an upload; only reading requests are sent. */
export const planUpload = async (
  session: Session,
  call: UploadCall,
  source: FileSource,
): Promise<UploadPlan> => {
  const { resource, name, verb } = call;
  const fields = requireSomeFields(resource.fields, verb.takes);
  const wanted: WantedFields = {
    fields,
    needs: verb.needs ?? [],
    command: `${resource.noun} ${name}`,
  };
  const input = { flags: call.flags, fromFile: undefined };
  const read = Object.entries(await readValues(session.host, wanted, input));
  const given = Object.fromEntries(read.filter(([, value]) => value !== null && value !== ''));
  requireFields(wanted, given);
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

/** The request that creates the resource. */
export const buildCreateRequest = (
  { resource, verb, scope }: UploadPlan,
  body: InputValues,
): Request => ({
  method: 'POST',
  path: buildPath(getCollectionPath(resource), scope),
  body: { ...verb.constants, ...body },
});

/** The request that finishes the upload. */
export const buildFinishRequest = (
  { resource, verb, scope }: UploadPlan,
  id: string,
  sent: InputValues,
): Request => {
  const { sends = [], task } = verb.finish;
  const repeated = Object.fromEntries(sends.map((key) => [key, sent[key]]));
  const body = { ...(task && verb.constants), ...repeated };
  return buildActionRequest(resource, verb.finish, { id, scope }, { body });
};

/** Prints the requests in a dry run. */
export const writeUploadPlan = async (session: Session, plan: UploadPlan): Promise<void> => {
  const body = resolveLabelValues(
    plan.body,
    plan.make.map(() => undefined),
  );
  // Requests are identified by path; the upload URL has none yet.
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
