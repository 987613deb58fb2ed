import { findTaskScope } from '../../catalog/rules/task-scope.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { ConnectionFailure, Failure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { openProgressBar } from '../../output/terminal/progress-bar.ts';
import type { PlatformAnswer, Request } from '../../platform/platform.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { addNewLabels, resolveLabelValues } from '../input/new-labels.ts';
import { type CreatedItem, writeSettled } from '../outcomes/settle.ts';
import { readItem, readSameItem, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import { startDelayedAbort } from '../transfers/delayed-abort.ts';
import { type FileSource, openFileSource } from '../transfers/file-source.ts';
import { explainPartialUpload } from '../transfers/partial-upload.ts';
import {
  buildCreateRequest,
  buildFinishRequest,
  planUpload,
  type UploadCall,
  type UploadPlan,
  writeUploadPlan,
} from '../transfers/upload-plan.ts';

/**
 * Timeout of the create request after Ctrl-C, in ms, so that its resource can be removed.
 */
const longestDelayMs = 5_000;

/** Sends the create request and awaits its response even after Ctrl-C, so that the id is known. */
const sendCreate = async (session: Session, plan: UploadPlan, body: InputValues): Promise<Item> => {
  const { signal } = session.host;
  signal.throwIfAborted();
  const request = buildCreateRequest(plan, body);
  const delayed = startDelayedAbort(signal, longestDelayMs);
  try {
    const called = flagLabelFor(plan.fields);
    const answer = await session.platform.send(request, { signal: delayed.signal, called });
    return readItem(answer, `POST ${request.path}`);
  } finally {
    delayed.release();
  }
};

const requireMember = (item: Item, key: string, resource: Resource): string => {
  const value = readText(item, key);
  if (value !== '') return value;
  throw new ConnectionFailure(
    `unexpected response from the platform: ${resource.title} without ${key}`,
    {
      code: 'unexpected_answer',
      hint: 'check the endpoint: it may belong to another service or another API version',
    },
  );
};

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

/** Sends the bytes, then the request that finishes the upload; resolves to its response. */
const sendAndFinish = async (
  session: Session,
  plan: UploadPlan,
  created: Item,
  finish: Request,
): Promise<PlatformAnswer> => {
  const { signal } = session.host;
  signal.throwIfAborted();
  await sendBytes(session, plan.source, requireMember(created, plan.verb.url, plan.resource));
  signal.throwIfAborted();
  // Without a response body the resource is read again.
  return session.platform.send(finish, { signal, mayBeEmpty: true });
};

/** What an upload has come to: the row, or the task that goes on with it. */
type UploadedRow = Pick<CreatedItem, 'resource' | 'item' | 'scope' | 'awaits'>;

/** Sends the three requests; removes the new resource if one of them fails. */
const carryOut = async (
  session: Session,
  plan: UploadPlan,
  body: InputValues,
): Promise<UploadedRow> => {
  const { resource, scope, verb } = plan;
  const { task } = verb.finish;
  const created = await sendCreate(session, plan, body);
  const id = requireMember(created, 'id', resource);
  const finish = buildFinishRequest(plan, id, body);
  const answer = await sendAndFinish(session, plan, created, finish).catch(
    async (failure: unknown) => {
      throw await explainPartialUpload(session, { resource, id, scope }, failure);
    },
  );
  const request = `${finish.method} ${finish.path}`;
  if (task) {
    const of = session.cache.catalog.find(task.of);
    const item = readItem(answer, request);
    return { resource: of, item, scope: findTaskScope(of, resource, id), awaits: task.awaits };
  }
  const item =
    answer.body === undefined
      ? await readUploaded(session, plan, created)
      : readSameItem(answer, id, request);
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

/**
 * `upload`: checks the file, creates the resource, sends the bytes and finishes the upload; waits
 * if requested, and shows the resource. A failure leaves nothing behind.
 */
export const runUpload = async (session: Session, call: UploadCall): Promise<void> => {
  const source = await openFileSource(session.host, call.file);
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
