import { formatFlagName } from '../../catalog/flags.ts';
import { getCreatePath } from '../../catalog/paths.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import { listOpenMembers } from '../../catalog/secret-fields.ts';
import type { CreateVerb, Fields, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import {
  type BodyInput,
  buildBody,
  readValues,
  requireFields,
  requireSomeFields,
  type WantedFields,
  withNameForm,
} from '../input/body.ts';
import { readDeclaredValues } from '../input/declared-values.ts';
import { checkFits, checkNameIsFree } from '../input/fits.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { checkInputRules } from '../input/input-rules.ts';
import type { MissingLabels } from '../input/label-changes.ts';
import { checkLimits } from '../input/limits.ts';
import {
  addNewLabels,
  labelCreateRequest,
  resolveLabelValues,
  splitLabels,
} from '../input/new-labels.ts';
import { canAskSecrets, readSecretInputs } from '../input/secret-input.ts';
import { placeholderId, writeRequests } from '../outcomes/dry-run.ts';
import { buildActionRequest } from '../outcomes/requests.ts';
import { findNextAction, writeSettled } from '../outcomes/settle.ts';
import { readNamedItem } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';

/** A create as given on the command line. */
export interface CreateCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: CreateVerb;
  readonly parents: Parents;
  readonly input: BodyInput;
  /** `--boot`: the action that follows once the resource is ready. */
  readonly follow: boolean;
  /** Whether missing labels are refused or created. */
  readonly missingLabels: MissingLabels;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** Removes empty values, as a new resource has nothing to clear. */
const withoutEmpty = (values: InputValues): InputValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

/**
 * Throws a `UsageFailure` if a flag for a key, a document or a reference is empty, as an empty variable leaves
 * it: without a value the platform would choose or create one itself.
 */
const refuseEmpty = (fields: Fields, { flags }: BodyInput, values: InputValues): void => {
  for (const key of Object.keys(flags)) {
    const field = fields[key];
    const isEmpty = values[key] === '' || values[key] === null;
    if (!field || !isEmpty || !(field.to || field.format || field.inText)) continue;
    const flag = formatFlagName(key, field);
    throw new UsageFailure(`--${flag} is empty`, {
      code: 'empty_value',
      hint: `check whether a variable is empty; omit --${flag} to create one without it`,
    });
  }
};

/** Required fields, without those that imco can ask for. */
const findRequiredNeeds = (session: Session, fields: Fields, needs: readonly string[]) =>
  canAskSecrets(session) ? needs.filter((key) => !fields[key]?.secret) : needs;

/** Creates a resource: resolves references, sends the body, waits and shows the result. */
export const createItem = async (session: Session, call: CreateCall): Promise<void> => {
  const { resource, verb, name } = call;
  const fields = requireSomeFields(resource.fields, [...verb.needs, ...(verb.takes ?? [])]);
  const needs = findRequiredNeeds(session, fields, verb.needs);
  const { otherFields } = verb;
  const command = `${resource.noun} ${name}`;
  const wanted: WantedFields = { fields, needs, otherFields, command };
  const values = withNameForm(resource, await readValues(session.host, wanted, call.input));
  refuseEmpty(fields, call.input, values);
  const given = withoutEmpty(values);
  requireFields(wanted, given);
  checkInputRules({ rules: verb.rules, fields, values: given, command });
  const path = getCreatePath(resource, verb);
  const scope = await resolveParents(session, { resource, path, name }, call.parents);
  const { values: known, make } = await splitLabels(session, given, call.missingLabels);
  const resolved = await resolveReferences(session.cache, resource.fields, known, scope);
  const withSecrets = await readSecretInputs(session, fields, verb.needs, resolved);
  const complete = await readDeclaredValues(session, resource.fields, Object.keys(fields), {
    values: withSecrets,
    resolved: { ...scope, ...withSecrets },
  });
  await checkFits(session, { fields, values: complete, before: scope });
  await checkLimits(session, { resource, fields, values: complete, before: scope });
  await checkNameIsFree(session, { resource, name: readNameField(resource, complete), scope });
  const now = session.host.clock.now();
  const misfit = verb.misfit?.(complete, now);
  if (misfit !== undefined) {
    throw new ConflictFailure(misfit, { code: 'does_not_fit', hint: 'nothing was sent' });
  }
  const remark = verb.remark?.({}, complete) ?? verb.doubt?.(complete, now);
  if (remark !== undefined) session.writer.warnOfInput(remark);
  const body = buildBody(fields, complete);
  const next = call.follow ? findNextAction(resource, verb.followedBy) : undefined;
  const buildRequest = (labels: Parameters<typeof resolveLabelValues>[1]): Request => ({
    method: 'POST',
    path: buildPath(path, scope),
    openMembers: listOpenMembers(fields),
    body: resolveLabelValues(body, labels),
  });
  if (session.options.dryRun) {
    const later = next ? [buildActionRequest(resource, next, { id: placeholderId, scope })] : [];
    const first = make.map(labelCreateRequest);
    await writeRequests(session, [...first, buildRequest(make.map(() => undefined)), ...later]);
    return;
  }
  const item = await addNewLabels(session, make, async (newLabels) => {
    const request = buildRequest(newLabels);
    const options = { signal: session.host.signal, called: flagLabelFor(fields) };
    const answer = await session.platform.send(request, options);
    return readNamedItem(answer, resource, `POST ${request.path}`);
  });
  await writeSettled(session, {
    resource,
    item,
    scope,
    awaits: verb.awaits,
    next,
    wait: call.wait,
  });
};
