import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { openProgressBar } from '../../output/terminal/progress-bar.ts';
import type { PlatformAnswer, Request } from '../../platform/platform.ts';
import { addNewLabels, resolveLabelValues } from '../input/new-labels.ts';
import { type CreatedItem, writeSettled } from '../outcomes/settle.ts';
import { readSameItem, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import { type FileSource, openFileSource } from '../transfers/file-source.ts';
import { explainPartialUpload } from '../transfers/partial-upload.ts';
import { readResumedId } from '../transfers/resume.ts';
import { requireMember, startTransfer } from '../transfers/start-transfer.ts';
import {
  buildCreateRequest,
  buildFinishRequest,
  planUpload,
  type UploadCall,
  type UploadPlan,
  writeUploadPlan,
} from '../transfers/upload-plan.ts';
import { findUploadTask, readStartedTask } from '../transfers/upload-task.ts';

/** The bytes of the file; each chunk is reported to the progress bar once it is sent. */
async function* reportMoved(
  chunks: AsyncIterable<Uint8Array>,
  moved: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    moved(chunk.length);
  }
}

const sendBytes = async (session: Session, source: FileSource, address: string): Promise<void> => {
  const { terminal, clock, signal } = session.host;
  const { quiet } = session.options;
  const bar = await openProgressBar(terminal, { quiet, clock, name: source.name });
  bar.begin(source.size);
  try {
    const chunks = reportMoved(source.chunks, bar.moved);
    await session.platform.putBytes(address, { size: source.size, chunks }, { signal });
  } finally {
    bar.stop();
  }
};

/** Sends the content; an interruption ends it, also just before and after. */
const sendContent = async (session: Session, plan: UploadPlan, created: Item): Promise<void> => {
  const { signal } = session.host;
  signal.throwIfAborted();
  await sendBytes(session, plan.source, requireMember(created, plan.verb.url, plan.resource));
  signal.throwIfAborted();
};

/** Sends the request that finishes the upload; without a response body the row is read again. */
const sendFinish = ({ platform, host }: Session, finish: Request): Promise<PlatformAnswer> =>
  platform.send(finish, { signal: host.signal, mayBeEmpty: true });

/** What an upload has come to: the row, or the task that goes on with it. */
type UploadedRow = Pick<CreatedItem, 'resource' | 'item' | 'scope' | 'awaits' | 'resume'>;

/** Sends the three requests; removes the new resource if one of them fails. */
const carryOut = async (
  session: Session,
  plan: UploadPlan,
  body: InputValues,
): Promise<UploadedRow> => {
  const { resource, scope, verb } = plan;
  const created = await startTransfer(session, buildCreateRequest(plan, body), plan.fields);
  const id = requireMember(created, 'id', resource);
  const task = findUploadTask(session, plan, id);
  const finish = buildFinishRequest(plan, id, body);
  const removeAfter = (resume: string | undefined) => async (failure: unknown) => {
    throw await explainPartialUpload(session, { resource, id, scope, resume }, failure);
  };
  await sendContent(session, plan, created).catch(removeAfter(undefined));
  const answer = await sendFinish(session, finish).catch(removeAfter(task?.resume));
  if (task) return { ...task, item: await readStartedTask(session, task, answer, finish) };
  const item =
    answer.body === undefined
      ? await readUploaded(session, plan, created)
      : readSameItem(answer, id, `${finish.method} ${finish.path}`);
  return { resource, item, scope, awaits: verb.awaits };
};

/** The members that an upload does not change: not the URL and not the progress. */
const findLastingMembers = (created: Item, { resource, verb }: UploadPlan): Item =>
  Object.fromEntries(
    Object.entries(created).filter(([key]) => {
      const kind = resource.fields[key]?.kind;
      return key !== verb.url && kind !== 'boolean' && kind !== 'state';
    }),
  );

/**
 * Reads the resource after the platform accepted the upload. A failure here does not undo that: it
 * is then shown as far as it is known from before.
 */
const readUploaded = async (
  { cache, writer }: Session,
  plan: UploadPlan,
  created: Item,
): Promise<Item> => {
  try {
    return await cache.refresh(plan.resource, readText(created, 'id'), plan.scope);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    writer.note(`the upload was accepted, but its result could not be read: ${failure.message}`);
    return findLastingMembers(created, plan);
  }
};

/** Waits for the task of an upload that was made before, and shows it. */
const resumeUpload = async (session: Session, call: UploadCall): Promise<void> => {
  const hasInput = call.file !== undefined || Object.keys(call.flags).length > 0;
  const id = readResumedId(session, call, hasInput);
  const task = findUploadTask(session, call, id);
  if (!task) throw new Error(`${call.resource.noun} ${call.name} starts no task`);
  const item = await session.cache.refresh(task.resource, '', task.scope);
  await writeSettled(session, { ...task, item, next: undefined, wait: call.wait });
};

/** The file to upload. Throws a `UsageFailure` without one. */
const requireFile = ({ resource, name, file }: UploadCall): string => {
  if (file !== undefined) return file;
  throw new UsageFailure(`${name} needs a file, or --resume`, {
    code: 'missing_target',
    hint: `see "imco ${resource.noun} ${name} --help"`,
  });
};

/**
 * `upload`: checks the file, creates the resource, sends the bytes and finishes the upload; waits
 * if requested, and shows the resource. A failure leaves nothing behind.
 */
export const runUpload = async (session: Session, call: UploadCall): Promise<void> => {
  if (call.resume !== undefined) return resumeUpload(session, call);
  const source = await openFileSource(session.host, requireFile(call));
  try {
    const plan = await planUpload(session, call, source);
    if (session.options.dryRun) return await writeUploadPlan(session, plan);
    const uploaded = await addNewLabels(session, plan.make, (created) =>
      carryOut(session, plan, resolveLabelValues(plan.body, created)),
    );
    await writeSettled(session, { ...uploaded, next: undefined, wait: plan.wait });
    session.host.signal.throwIfAborted();
  } finally {
    await source.close();
  }
};
