import { getCollectionPath } from '../../catalog/paths.ts';
import { findTaskScope } from '../../catalog/rules/task-scope.ts';
import type { ExportVerb, Resource } from '../../catalog/vocabulary.ts';
import { ActionFailure, Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import type { Request } from '../../platform/platform.ts';
import { buildBody, readValues, type WantedFields } from '../input/body.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { checkInputRules } from '../input/input-rules.ts';
import type { GivenValue } from '../input/values.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { readNamedItem, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { resolveReferences } from '../targets/references.ts';
import { expandId } from '../targets/targets.ts';
import { type OverwriteMode, readDestination } from '../transfers/destination.ts';
import { cleanFileName } from '../transfers/file-name.ts';
import { waitForWatched } from '../waiting/wait.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import { deliver } from './download.ts';

/** An export as given on the command line. */
export interface ExportCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ExportVerb;
  /** The members of the body, by name. */
  readonly flags: Readonly<Record<string, GivenValue>>;
  /** `--to`: a file, a folder or `-`; default: the working folder. */
  readonly to: string | undefined;
  /** `--resume`: the id of an archive whose export was started before. */
  readonly resume: string | undefined;
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

/** The id of the archive given with `--resume`. Throws a `UsageFailure` if it is not one. */
const readResumed = ({ name, resource, flags, resume = '' }: ExportCall): string => {
  const [flag] = Object.keys(flags);
  if (flag !== undefined) {
    throw new UsageFailure(`--resume cannot be combined with what to ${name}`, {
      code: 'contradiction',
    });
  }
  const id = expandId([resume]);
  if (id !== undefined) return id;
  throw new UsageFailure(`--resume: "${resume}" is not a valid id of an ${resource.title}`, {
    code: 'invalid_value',
  });
};

/** The command that goes on with an export. */
const formatResume = ({ resource, name, to }: ExportCall, id: string): string =>
  `imco ${resource.noun} ${name} --resume ${id}${to === undefined ? '' : ` --to ${quoteForShell(to)}`}`;

/** Waits for the task of an archive; resolves to its row. */
const awaitTask = async (session: Session, call: ExportCall, id: string): Promise<Item> => {
  const { resource, verb } = call;
  const of = session.cache.catalog.find(verb.of);
  const scope = findTaskScope(of, resource, id);
  const target = { id, name: id, word: id, item: {}, scope };
  const endings = await waitForWatched(session, {
    resource: of,
    condition: createWaitCondition(verb.awaits),
    targets: [target],
    resume: formatResume(call, id),
  });
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
    throw withDetails(failure, failure.message, {
      hint: `fetch the file with "${formatResume(call, id)}"`,
    });
  }
};

/**
 * Exports rows to a file: starts the export, or goes on with one that was started before, waits for
 * its end, and saves its file. After a failure no partial file remains.
 */
export const runExport = async (session: Session, call: ExportCall): Promise<void> => {
  const { resource, verb, resume, to, overwrite } = call;
  const { platform, host, options } = session;
  const place = await readDestination(host, to, overwrite);
  if (resume !== undefined) return fetchExport(session, call, readResumed(call), place);
  const request = await buildRequest(session, call);
  if (options.dryRun) return writeRequests(session, [request]);
  const answer = await platform.send(request, {
    signal: host.signal,
    called: flagLabelFor(verb.sends),
  });
  const archive = readNamedItem(answer, resource, `POST ${request.path}`);
  await fetchExport(session, call, readText(archive, 'id'), place);
};
