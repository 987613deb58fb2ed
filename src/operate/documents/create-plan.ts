/** What is checked before a row is created, and the requests that create it. */
import { formatFlagName } from '../../catalog/flags.ts';
import { getCreatePath } from '../../catalog/paths.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import { listOpenMembers } from '../../catalog/secret-fields.ts';
import type { ActionVerb, CreateVerb, Fields, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import {
  type BodyInput,
  buildBody,
  requireFields,
  type WantedFields,
  withNameForm,
} from '../input/body.ts';
import { readDeclaredValues } from '../input/declared-values.ts';
import { checkFits, checkNameIsFree } from '../input/fits.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { checkInputRules } from '../input/input-rules.ts';
import type { MissingLabels } from '../input/label-changes.ts';
import { checkLimits } from '../input/limits.ts';
import { labelCreateRequest, resolveLabelValues, splitLabels } from '../input/new-labels.ts';
import { canAskSecrets, readSecretInputs } from '../input/secret-input.ts';
import { placeholderId } from '../outcomes/dry-run.ts';
import { buildActionRequest } from '../outcomes/requests.ts';
import { findNextAction } from '../outcomes/settle.ts';
import { readNamedItem } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import type { ParentScope } from '../targets/target.ts';
import type { RowDraft } from './drafts.ts';
import type { LikeValues } from './like.ts';
import { fitToRules } from './settable.ts';

/** A create whose rows are planned. */
export interface PlanCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: CreateVerb;
  readonly input: BodyInput;
  /** `--boot`: the action that follows once the resource is ready. */
  readonly follow: boolean;
  /** Whether missing labels are refused or created. */
  readonly missingLabels: MissingLabels;
}

/** What applies to all rows of a create. */
export interface PlanContext {
  readonly fields: Fields;
  readonly like: LikeValues;
  /** Nobody is asked for the secrets of several rows. */
  readonly asks: boolean;
}

/** A row that can be created. */
export interface CreatePlan {
  /** The name of the row, if it has one of its own. */
  readonly name: string;
  readonly fields: Fields;
  readonly scope: ParentScope;
  /** Names of labels to create first. */
  readonly make: readonly string[];
  /** Copied fields that do not fit to the others, and are not sent. */
  readonly dropped: readonly string[];
  /** The action that follows. */
  readonly next: ActionVerb | undefined;
  /** The request with the labels that were created, in the order of `make`. */
  readonly buildRequest: (labels: readonly (Item | undefined)[]) => Request;
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

/** The values of a draft: those given, and copied ones that fit to them. */
const combineValues = (
  { resource, verb, input }: PlanCall,
  { fields, like }: PlanContext,
  draft: RowDraft,
): { readonly values: InputValues; readonly dropped: readonly string[] } => {
  const given = withNameForm(resource, draft.given);
  refuseEmpty(fields, input, given);
  // What is given as empty is not copied either.
  const copied = Object.entries({ ...like.values, ...draft.copied }).filter(
    ([key]) => !(key in given),
  );
  const fitting = fitToRules(fields, verb.rules, { copied: Object.fromEntries(copied), given });
  return {
    values: withNameForm(resource, withoutEmpty({ ...fitting, ...given })),
    dropped: copied.flatMap(([key]) => (key in fitting ? [] : [key])),
  };
};

/** Required fields, without those that imco can ask for. */
const findRequiredNeeds = (
  session: Session,
  { verb }: PlanCall,
  { fields, asks }: PlanContext,
): readonly string[] =>
  asks && canAskSecrets(session) ? verb.needs.filter((key) => !fields[key]?.secret) : verb.needs;

/** Throws a `ConflictFailure` if values do not fit together; warns of what may be a mistake. */
const checkNotes = ({ host, writer }: Session, { verb }: PlanCall, values: InputValues): void => {
  const now = host.clock.now();
  const misfit = verb.misfit?.(values, now);
  if (misfit !== undefined) {
    throw new ConflictFailure(misfit, { code: 'does_not_fit', hint: 'nothing was sent' });
  }
  const remark = verb.remark?.({}, values) ?? verb.doubt?.(values, now);
  if (remark !== undefined) writer.warnOfInput(remark);
};

/** Checks one row to create and resolves all names; only reading requests are sent. */
export const planCreate = async (
  session: Session,
  call: PlanCall,
  context: PlanContext,
  draft: RowDraft,
): Promise<CreatePlan> => {
  const { resource, verb, name } = call;
  const { fields, like } = context;
  const command = `${resource.noun} ${name}`;
  const needs = findRequiredNeeds(session, call, context);
  const wanted: WantedFields = { fields, needs, otherFields: verb.otherFields, command };
  const { values: given, dropped } = combineValues(call, context, draft);
  requireFields(wanted, given);
  checkInputRules({ rules: verb.rules, fields, values: given, command });
  const path = getCreatePath(resource, verb);
  const parents = { ...like.parents, ...draft.parents };
  const scope = await resolveParents(session, { resource, path, name }, parents);
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
  checkNotes(session, call, complete);
  const body = buildBody(fields, complete);
  return {
    name: readNameField(resource, complete),
    fields,
    scope,
    make,
    dropped,
    next: call.follow ? findNextAction(resource, verb.followedBy) : undefined,
    buildRequest: (labels) => ({
      method: 'POST',
      path: buildPath(path, scope),
      openMembers: listOpenMembers(fields),
      body: resolveLabelValues(body, labels),
    }),
  };
};

/** Reports once which copied values are not sent, as they do not fit to the others. */
export const noteDropped = ({ writer }: Session, plans: readonly CreatePlan[]): void => {
  const keys = [...new Set(plans.flatMap(({ dropped }) => dropped))];
  if (keys.length > 0)
    writer.note(`not sent because other values exclude them: ${keys.join(', ')}`);
};

/** All requests that create a row, as a dry run prints them. */
export const listCreateRequests = (
  { resource }: PlanCall,
  { make, next, scope, buildRequest }: CreatePlan,
): readonly Request[] => [
  ...make.map(labelCreateRequest),
  buildRequest(make.map(() => undefined)),
  ...(next ? [buildActionRequest(resource, next, { id: placeholderId, scope })] : []),
];

/** Creates a row; resolves to it as the platform returned it. */
export const sendPlannedCreate = async (
  { host, platform }: Session,
  { resource }: PlanCall,
  { fields, buildRequest }: CreatePlan,
  labels: readonly Item[],
): Promise<Item> => {
  const request = buildRequest(labels);
  const options = { signal: host.signal, called: flagLabelFor(fields) };
  const answer = await platform.send(request, options);
  return readNamedItem(answer, resource, `POST ${request.path}`);
};
