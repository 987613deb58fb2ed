import { getCollectionPath } from '../../catalog/paths.ts';
import { findTaskScope } from '../../catalog/rules/task-scope.ts';
import type { ExportVerb } from '../../catalog/vocabulary.ts';
import { ActionFailure, Failure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import type { Request } from '../../platform/platform.ts';
import { buildBody, readValues, type WantedFields } from '../input/body.ts';
import { checkInputRules } from '../input/input-rules.ts';
import type { GivenValue } from '../input/values.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { resolveReferences } from '../targets/references.ts';
import { type OverwriteMode, readDestination } from '../transfers/destination.ts';
import { cleanFileName } from '../transfers/file-name.ts';
import { checkWritable } from '../transfers/part-file.ts';
import {
  formatResumeCommand,
  type ResumableCall,
  readResumedId,
  withFetchHint,
} from '../transfers/resume.ts';
import { requireMember, startTransfer } from '../transfers/start-transfer.ts';
import { waitForWatched } from '../waiting/wait.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import { deliver } from './download.ts';

/** An export as given on the command line. */
export interface ExportCall extends ResumableCall {
  readonly verb: ExportVerb;
  /** The members of the body, by name. */
  readonly flags: Readonly<Record<string, GivenValue>>;
  /** `--to`: a file, a folder or `-`; default: the working folder. */
  readonly to: string | undefined;
  readonly overwrite: OverwriteMode;
}

/** The request that starts the export; references are resolved to ids. */
const buildRequest = async (session: Session, call: ExportCall): Promise<Request> => {
  const { resource, name, verb, flags } = call;
  const fields = verb.sends;
  const wanted: WantedFields = { fields, needs: [], command: `${resource.noun} ${name}` };
  const given = await readValues(session.host, wanted, { flags, fromFile: undefined });
  checkInputRules({ rules: verb.rules, fields, values: given, command: wanted.command });
  const values = await resolveReferences(session.cache, fields, given);
  return {
    method: 'POST',
    path: `${getCollectionPath(resource)}/${verb.path}`,
    body: { ...verb.constants, ...buildBody(fields, values) },
  };
};

/** The command that goes on with an export. */
const formatResume = (call: ExportCall, id: string): string => {
  const to = call.to === undefined ? [] : [`--to ${quoteForShell(call.to)}`];
  const force = call.overwrite === 'replace' ? ['--force'] : [];
  return formatResumeCommand(call, id, [...to, ...force].join(' '));
};

/** Waits for the task of an archive; resolves to its row. */
const awaitTask = async (session: Session, call: ExportCall, id: string): Promise<Item> => {
  const { resource, verb } = call;
  const of = session.cache.catalog.find(verb.of);
  const scope = findTaskScope(of, resource, id);
  // There may be no archive of the id on the command line, and its export may have ended.
  const item = call.resume === undefined ? {} : await session.cache.refresh(of, '', scope);
  const request = {
    resource: of,
    condition: createWaitCondition(verb.awaits),
    targets: [{ id, name: id, word: id, item, scope }],
    resume: formatResume(call, id),
  };
  const endings = await waitForWatched(session, request, { from: 'now' });
  const ending = endings.get(id);
  if (ending && 'failure' in ending) throw ending.failure;
  return ending?.item ?? {};
};

/**
 * The address of a file on the host of the API. Its path follows the endpoint without the version,
 * and never leads to another host.
 */
const findAddress = ({ platform }: Session, path: string): string => {
  const probe = '/x';
  const base = platform
    .url({ path: probe })
    .slice(0, -probe.length)
    .replace(/\/v\d+$/, '');
  return `${base}/${path.replace(/^\/+/, '')}`;
};

/** Saves the file of an export; a failure names the command that fetches it again. */
const fetchExport = async (
  session: Session,
  call: ExportCall,
  id: string,
  place: Awaited<ReturnType<typeof readDestination>>,
): Promise<void> => {
  const { verb, overwrite } = call;
  const item = await awaitTask(session, call, id);
  const path = readText(item, verb.url);
  if (path === '') {
    throw new ActionFailure(`the export ${id} has ended without a file`, { code: 'no_bytes' });
  }
  const resource = session.cache.catalog.find(verb.of);
  const name = cleanFileName(path.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '', id);
  try {
    const source = { item, address: findAddress(session, path), name };
    await deliver(session, { resource, place, overwrite }, source);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    throw withFetchHint(failure, formatResume(call, id));
  }
};

/**
 * Exports rows to a file: starts the export, or goes on with one that was started before, waits for
 * its end, and saves its file. After a failure no partial file remains.
 */
export const runExport = async (session: Session, call: ExportCall): Promise<void> => {
  const { resource, verb, flags, resume, to, overwrite } = call;
  const place = await readDestination(session.host, to, overwrite);
  await checkWritable(place);
  if (resume !== undefined) {
    const id = readResumedId(session, call, Object.keys(flags).length > 0);
    return fetchExport(session, call, id, place);
  }
  const request = await buildRequest(session, call);
  if (session.options.dryRun) return writeRequests(session, [request]);
  const archive = await startTransfer(session, request, verb.sends);
  await fetchExport(session, call, requireMember(archive, 'id', resource), place);
};
