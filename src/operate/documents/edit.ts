/** `edit`: the settable fields of one row in the editor, until they are sent or given up. */
import { getItemPath } from '../../catalog/paths.ts';
import type { Resource, UpdateVerb } from '../../catalog/vocabulary.ts';
import {
  ConflictFailure,
  Failure,
  Interruption,
  TargetFailure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import {
  findEditor,
  hasReturnedAtOnce,
  runEditor,
  waitFlagHint,
} from '../../lib/process/editor.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import { canConverse, confirm, findAskingObstacle } from '../../output/terminal/prompts.ts';
import { requireSomeFields, withNameForm } from '../input/body.ts';
import { explainFixedRow } from '../outcomes/fixed-rows.ts';
import { writeItem } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { canShow } from '../targets/row-reader.ts';
import type { Target } from '../targets/target.ts';
import { resolveSingleTarget } from '../targets/targets.ts';
import { type ChangeRequest, reportChange, submitChange } from '../verbs/change.ts';
import { type CheckedUpdate, checkUpdateState, planChange } from '../verbs/plan-change.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';
import { describeChanges } from './describe-changes.ts';
import { createEditFile, type EditFile } from './edit-file.ts';
import {
  composeEditText,
  type EditedRow,
  isEmptyText,
  readChanges,
  readEditedText,
  readShownValues,
  selectEditable,
  withProblem,
} from './edit-text.ts';
import { isSameValue, withoutEqual } from './update-document.ts';

/** An edit as given on the command line. */
export interface EditCall {
  readonly resource: Resource;
  readonly name: string;
  /** The update that sends what was edited, and its name. */
  readonly update: UpdateVerb;
  readonly updateName: string;
  readonly word: string;
  readonly parents: Parents;
  /** `--force`: skip the checks of the state and of safety. */
  readonly force: boolean;
  /** `--yes`: no questions; a row that was changed by others is not changed again. */
  readonly yes: boolean;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** An edit in progress. */
interface Editing {
  readonly session: Session;
  readonly call: EditCall;
  readonly row: EditedRow;
  readonly file: EditFile;
  /** The text as it was composed. */
  readonly original: string;
}

/** Throws a `UsageFailure` if nobody sits at the terminal that the editor needs. */
const requireTerminal = ({ host }: Session, { resource, name, updateName }: EditCall): void => {
  if (canConverse(host.terminal)) return;
  const obstacle = findAskingObstacle(host.terminal) ?? 'stdin is not one';
  throw new UsageFailure(`${name} needs a terminal, but ${obstacle}`, {
    code: 'no_terminal',
    hint: `use "imco ${resource.noun} ${updateName}", with flags or --from-file`,
  });
};

const toUpdate = ({ resource, name, update, force, wait }: EditCall): CheckedUpdate => ({
  resource,
  name,
  verb: update,
  merge: false,
  force,
  wait,
});

/** The row as the platform has it now; undefined if it was deleted. */
const readAgain = async (
  { cache }: Session,
  resource: Resource,
  { id, scope }: Target,
): Promise<Item | undefined> => {
  if (!canShow(resource)) return (await cache.refreshLists(resource)).find((row) => row.id === id);
  try {
    return await cache.refresh(resource, id, scope);
  } catch (failure) {
    if (failure instanceof TargetFailure) return undefined;
    throw failure;
  }
};

const createChangedMeanwhile = ({ row: { resource, target } }: Editing, how: string): Failure =>
  new ConflictFailure(`${resource.title} ${target.name} was ${how} in the meantime`, {
    code: 'changed_meanwhile',
    hint: 'nothing was sent',
  });

/** The target with all of its fields. Throws a `ConflictFailure` if it cannot be changed. */
const findEditTarget = async (session: Session, call: EditCall): Promise<Target | undefined> => {
  const { resource, name } = call;
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const found = await resolveSingleTarget(session.cache, resource, [call.word], scope);
  if (!found) return undefined;
  const fixed = explainFixedRow(resource, found, name);
  if (fixed) throw fixed;
  if (!call.force) checkUpdateState(toUpdate(call), found);
  const item = await session.cache.readOne(resource, found.id, found.scope);
  return { ...found, item };
};

/** Fields that others have changed since the row was read. */
const findForeignChanges = ({ fields, target }: EditedRow, now: Item): InputValues =>
  Object.fromEntries(
    Object.keys(fields).flatMap((key) =>
      isSameValue(target.item[key], now[key]) ? [] : [[key, now[key]]],
    ),
  );

/** The target as it is now; asks if others have changed it. Throws a `ConflictFailure` if not. */
const refreshTarget = async (editing: Editing): Promise<Target> => {
  const { session, call, row } = editing;
  const { host, writer } = session;
  const { resource, target, fields } = row;
  const now = await readAgain(session, resource, target);
  if (!now) throw createChangedMeanwhile(editing, 'deleted');
  const foreign = findForeignChanges(row, now);
  if (Object.keys(foreign).length === 0) return { ...target, item: now };
  const lines = [
    `${target.name} was changed in the meantime:`,
    ...describeChanges(fields, { before: target.item, after: foreign }),
  ];
  for (const line of lines) writer.warn(line);
  const isMeant =
    !call.yes && (await confirm(host.terminal, 'Send your changes anyway?', host.signal));
  if (isMeant) return { ...target, item: now };
  throw createChangedMeanwhile(editing, 'changed');
};

/** What a text comes to: a change that was sent, or nothing to send. */
type Edited =
  | { readonly kind: 'sent'; readonly change: ChangeRequest; readonly item: Item | undefined }
  | {
      readonly kind: 'unchanged';
      /** The editor may still be open. */
      readonly isAtOnce?: boolean;
    };

/** Checks an edited text and sends what it changes. */
const applyText = async (editing: Editing, text: string): Promise<Edited> => {
  const { session, call, row, original } = editing;
  const { resource, fields, target } = row;
  const changed = withNameForm(resource, await readChanges(row, text, original));
  const before = { ...target.item, ...target.scope };
  const resolved = await resolveReferences(session.cache, resource.fields, changed, before);
  const values = withoutEqual(resolved, target.item, []);
  if (Object.keys(values).length === 0) return { kind: 'unchanged' };
  const present = await refreshTarget(editing);
  const change = await planChange(session, toUpdate(call), present, values);
  session.writer.note(`changes of ${target.name}:`);
  for (const line of describeChanges(fields, { before: present.item, after: values })) {
    session.writer.note(line);
  }
  return { kind: 'sent', change, item: await submitChange(session, change) };
};

/** Whether another text may avoid a failure: what the check, the platform or a guard refused. */
const isAboutText = (failure: unknown): failure is Failure =>
  failure instanceof UsageFailure ||
  (failure instanceof TargetFailure && failure.details.status === undefined) ||
  (failure instanceof ConflictFailure && failure.code !== 'changed_meanwhile');

/** A failure as lines, for the top of the text. */
const toProblemLines = ({ message, details }: Failure): readonly string[] => [
  `error: ${message}`,
  ...(details.lines ?? []),
  ...(details.hint === undefined ? [] : [`hint: ${details.hint}`]),
];

/** Opens the editor once; resolves to the text, and whether the editor has returned at once. */
const editOnce = async ({ session, file, row }: Editing) => {
  const { host } = session;
  const editor = findEditor(host);
  const end = await runEditor(host, editor, file.path);
  host.signal.throwIfAborted();
  if (end.problem !== undefined) {
    throw new UsageFailure(
      `the editor (${editor}) ${end.problem}; ${row.target.name} was not changed`,
      { code: 'editor_failed', hint: 'set VISUAL or EDITOR to use another editor' },
    );
  }
  return { text: readEditedText(await file.read()), isAtOnce: hasReturnedAtOnce(end) };
};

const createCancelled = ({ row }: Editing, { message }: Failure): Interruption =>
  new Interruption('interrupted', `edit was cancelled; ${row.target.name} was not changed`, {
    code: 'not_confirmed',
    lines: [`refused: ${message}`],
  });

/**
 * Lets the operator edit until the text is sent or changes nothing. A text that is refused is opened
 * again with the reason on top; one that is then left as it is, or emptied, ends the edit.
 */
const editUntilSent = async (editing: Editing): Promise<Edited> => {
  const { file, original } = editing;
  let last = readEditedText(original);
  let problem: Failure | undefined;
  for (;;) {
    const { text, isAtOnce } = await editOnce(editing);
    const isGivenUp = text === last || isEmptyText(text);
    if (isGivenUp && problem) throw createCancelled(editing, problem);
    if (isGivenUp) return { kind: 'unchanged', isAtOnce: isAtOnce && text === last };
    try {
      return await applyText(editing, text);
    } catch (failure) {
      // Nobody reads a reason and acts on it in that time.
      if (!isAboutText(failure) || (problem && isAtOnce)) throw failure;
      problem = failure;
      last = text;
      await file.write(withProblem(text, toProblemLines(failure)));
    }
  }
};

/** Whether the file has anything that would be lost with it. */
const hasWork = async ({ file, original }: Editing): Promise<boolean> => {
  try {
    const text = readEditedText(await file.read());
    return text !== readEditedText(original) && !isEmptyText(text);
  } catch {
    return true;
  }
};

/** The command that sends the file. */
const formatSendCommand = ({ call, row, file }: Editing): string => {
  const { resource, updateName } = call;
  const command = `imco ${resource.noun} ${updateName} ${quoteForShell(row.target.word)}`;
  return `${command} --from-file ${quoteForShell(file.path)}`;
};

/** The failure with the place of the file, which is kept. */
const withKeptFile = (editing: Editing, failure: unknown): unknown => {
  const kept = `your text is kept in ${editing.file.path}`;
  if (!(failure instanceof Failure)) return failure;
  return withDetails(failure, failure.message, {
    lines: [...(failure.details.lines ?? []), kept],
    hint: failure.details.hint ?? `correct it, then send it with "${formatSendCommand(editing)}"`,
  });
};

/** Reports a file that is kept because its editor may still be open. */
const noteOpenFile = (editing: Editing): void => {
  const { writer } = editing.session;
  writer.warn(`the editor returned at once; your text is kept in ${editing.file.path}`);
  writer.note(`hint: if you edit it there, send it with "${formatSendCommand(editing)}"`);
  writer.note(`hint: ${waitFlagHint}`);
};

/** Removes the file. If that fails, what was sent is still reported. */
const removeFile = async ({ session, file }: Editing): Promise<void> => {
  try {
    await file.remove();
  } catch {
    session.writer.warn(`warning: ${file.path} could not be removed`);
  }
};

/** Edits in a file of its own, which is removed unless it has what was not sent or is still open. */
const editInFile = async (editing: Editing): Promise<Edited> => {
  const { session, file } = editing;
  try {
    const edited = await editUntilSent(editing);
    if (edited.kind === 'unchanged' && edited.isAtOnce) noteOpenFile(editing);
    else await removeFile(editing);
    return edited;
  } catch (failure) {
    if (!(await hasWork(editing))) {
      await removeFile(editing);
      throw failure;
    }
    if (!(failure instanceof Failure)) session.writer.warn(`your text is kept in ${file.path}`);
    throw withKeptFile(editing, failure);
  }
};

/** Edits the settable fields of one row in the editor, sends what was changed, and shows the row. */
export const editTarget = async (session: Session, call: EditCall): Promise<void> => {
  requireTerminal(session, call);
  const { resource } = call;
  const target = await findEditTarget(session, call);
  if (!target) return;
  const fields = selectEditable(requireSomeFields(resource.fields, call.update.takes));
  const shown = await readShownValues(session, resource, fields, target.item);
  const row = { resource, fields, target, shown };
  const original = await composeEditText(session, row);
  const file = await createEditFile(session.host, `${resource.singular}.yaml`, original);
  const edited = await editInFile({ session, call, row, file, original });
  if (edited.kind === 'unchanged') {
    session.writer.note('no changes; nothing was sent');
    if (!session.writer.forPeople) await writeItem(session, resource, target.item);
    return;
  }
  if (edited.item) await reportChange(session, edited.change, edited.item);
};
