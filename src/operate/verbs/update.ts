import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb, getItemPath } from '../../catalog/paths.ts';
import type { Fields } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { checkMembers, readNamedParents } from '../documents/members.ts';
import {
  readChangedMembers,
  readUpdateDocument,
  withoutEqual,
} from '../documents/update-document.ts';
import {
  type BodyInput,
  readFlagValues,
  requireSomeFields,
  type WantedFields,
  withNameForm,
} from '../input/body.ts';
import { canAskSecrets, readSecretInputs } from '../input/secret-input.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { writeItem } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { canShow } from '../targets/row-reader.ts';
import type { Target } from '../targets/target.ts';
import { resolveSingleTarget } from '../targets/targets.ts';
import { sendChange } from './change.ts';
import { type CheckedUpdate, checkUpdateState, planChange } from './plan-change.ts';

/** An update as given on the command line. */
export interface UpdateCall extends CheckedUpdate {
  readonly word: string;
  readonly parents: Parents;
  readonly input: BodyInput;
}

const listFlags = ({ fields }: WantedFields): string =>
  Object.entries(fields)
    .map(([key, field]) => `--${formatFlagName(key, field)}`)
    .join(', ');

/** Throws if no changes are given, unless imco can ask for a secret as the only change. */
const checkHasChanges = (
  session: Session,
  wanted: WantedFields,
  name: string,
  values: InputValues,
): void => {
  const canAsk = canAskSecrets(session) && Object.values(wanted.fields).every((one) => one.secret);
  if (Object.keys(values).length > 0 || canAsk) return;
  throw new UsageFailure(`${name} needs at least one change`, {
    code: 'missing_flag',
    hint: `use ${listFlags(wanted)} or --from-file`,
  });
};

/** The target with all fields that the update needs, even if its list has fewer. */
const readWholeTarget = async (
  { cache }: Session,
  { resource, verb: { replaces, resends, rules }, input }: UpdateCall,
  target: Target,
): Promise<Target> => {
  const isWholeNeeded =
    replaces !== undefined || rules !== undefined || input.fromFile !== undefined;
  const isPart = isWholeNeeded && findListVerb(resource)?.lacks !== undefined;
  // What is sent again must be what the platform has now.
  if (!isPart && !(resends && canShow(resource))) return target;
  return { ...target, item: await cache.readOne(resource, target.id, target.scope) };
};

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Notes which fields lose their previous content, because the new value replaces it. */
const noteReplaced = (
  session: Session,
  { verb, merge }: UpdateCall,
  target: Target,
  sent: InputValues,
) => {
  const merged = merge ? verb.merges : undefined;
  const replaced = (verb.replaces ?? []).filter(
    (key) => key in sent && key !== merged && !isEmpty(target.item[key]),
  );
  if (replaced.length === 0) return;
  const names = replaced.map((key) => key.replaceAll('_', ' ')).join(', ');
  const way =
    verb.merges && replaced.includes(verb.merges)
      ? '; use --merge-attributes to keep the rest'
      : '';
  session.writer.note(`replaced entirely: ${names}${way}`);
};

/** Throws a `UsageFailure` if the field to merge is not given. */
const checkMerge = ({ verb, merge }: UpdateCall, fields: Fields, keys: readonly string[]): void => {
  if (!merge || !verb.merges || keys.includes(verb.merges)) return;
  const field = fields[verb.merges];
  const flag = field ? formatFlagName(verb.merges, field) : verb.merges;
  throw new UsageFailure(`--merge-${flag} needs --${flag}`, { code: 'missing_flag' });
};

/** Reports that a document has nothing that the target has not, and shows the target. */
const reportUnchanged = async (
  session: Session,
  { resource }: UpdateCall,
  target: Target,
): Promise<void> => {
  session.writer.note(`${target.name} already has these values; nothing was sent`);
  if (session.options.dryRun) return writeRequests(session, []);
  await writeItem(session, resource, target.item);
};

/** The changed values with secrets that are asked for, if nothing else is changed. */
const withSecrets = async (
  session: Session,
  { resource, verb }: UpdateCall,
  target: Target,
  known: InputValues,
): Promise<InputValues> => {
  const keys = Object.keys(known).length === 0 ? verb.takes : Object.keys(known);
  const complete = await readSecretInputs(session, resource.fields, keys, {
    ...target.item,
    ...known,
  });
  return Object.fromEntries(keys.map((key) => [key, complete[key]]));
};

/** Changes fields of one resource; other fields stay unchanged. */
export const updateTargets = async (session: Session, call: UpdateCall): Promise<void> => {
  const { resource, verb, name } = call;
  const fields = requireSomeFields(resource.fields, verb.takes);
  const { otherFields } = verb;
  const wanted: WantedFields = {
    fields,
    needs: [],
    otherFields,
    command: `${resource.noun} ${name}`,
  };
  const document = await readUpdateDocument(session, call);
  const flags = await readFlagValues(session.host, { fields }, call.input.flags);
  // A row is only checked where it differs from what the platform has.
  const written = document && !document.isRow ? await checkMembers(fields, document) : {};
  const given = withNameForm(resource, { ...written, ...flags });
  const keys = [...Object.keys(given), ...(document?.sent.keys() ?? [])];
  if (!document?.isRow) checkHasChanges(session, wanted, name, given);
  checkMerge(call, fields, keys);
  const place = { resource, path: getItemPath(resource), name };
  const parents = { ...(document && readNamedParents(document)), ...call.parents };
  const scope = await resolveParents(session, place, parents);
  const single = await resolveSingleTarget(session.cache, resource, [call.word], scope);
  if (!single) return;
  if (!call.force) checkUpdateState(call, single);
  const target = await readWholeTarget(session, call, single);
  const fromRow = document?.isRow ? await readChangedMembers(session, call, document, target) : {};
  const known = await resolveReferences(
    session.cache,
    resource.fields,
    { ...withNameForm(resource, fromRow), ...given },
    { ...target.item, ...target.scope },
  );
  const different = document?.isRow ? withoutEqual(known, target.item, Object.keys(flags)) : known;
  if (document?.isRow && Object.keys(different).length === 0) {
    return reportUnchanged(session, call, target);
  }
  const changed = await withSecrets(session, call, target, different);
  const change = await planChange(session, call, target, changed);
  noteReplaced(session, call, target, changed);
  await sendChange(session, change);
};
