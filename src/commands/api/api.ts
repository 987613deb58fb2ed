/** `imco api`: one request as it is given, with the profile, failures and formats of every other. */
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { confirmTargets } from '../../operate/outcomes/confirm.ts';
import { writeRequests } from '../../operate/outcomes/dry-run.ts';
import type { Consent } from '../../operate/outcomes/introduce-action.ts';
import { checkShowSecrets } from '../../operate/rows/secrets.ts';
import type { Session } from '../../operate/session.ts';
import type { Request } from '../../platform/platform.ts';
import { writeAnswer } from './answer.ts';
import { type BodyWords, readBody, splitField } from './body.ts';
import { countRawRequests, findOperation } from './operation.ts';
import { checkSegments, readApiPath } from './path.ts';

/** A raw request as it was asked for. */
export interface ApiCall extends BodyWords {
  readonly method: string;
  readonly path: string;
  /** `name=value` for the query. */
  readonly parameters: readonly string[];
  /** Write status and headers too. */
  readonly include: boolean;
  /** A format was asked for. */
  readonly formatted: boolean;
  readonly consent: Consent;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

const parseMethod = (word: string): Request['method'] => {
  const method = methods.find((one) => one === word.toUpperCase());
  if (method) return method;
  throw new UsageFailure(`${word} is no method of the platform`, {
    code: 'invalid_value',
    hint: `use one of ${methods.join(', ')}, then the path: "imco api GET cloud/servers"`,
  });
};

/** The platform wants a body with whatever changes something, and be it an empty object. */
const withBody = (method: Request['method'], path: string, body: unknown): Request => {
  if (method === 'GET' && body !== undefined) {
    throw new UsageFailure('a GET has no body', { hint: 'use --param for its query' });
  }
  const isNeeded = method === 'POST' || method === 'PUT';
  const sent = isNeeded ? (body ?? {}) : body;
  return sent === undefined ? { method, path } : { method, path, body: sent };
};

const createRequest = async ({ host, platform }: Session, call: ApiCall): Promise<Request> => {
  const method = parseMethod(call.method);
  const endpoint = new URL(platform.url({ path: '/' }).replace(/\/$/, ''));
  const parameters = call.parameters.map((word) => splitField('--param', word));
  const path = readApiPath(call.path, parameters, endpoint);
  if (method !== 'GET') checkSegments(path);
  // Throws where it leads out of the endpoint: before stdin is read or anything is asked.
  platform.url({ path });
  return withBody(method, path, await readBody(host, call));
};

/** Asks before the request is sent. */
const confirmRequest = (
  session: Session,
  { method, path }: Request,
  verb: ActionVerb | undefined,
  consent: Consent,
): Promise<void> => {
  const url = session.platform.url({ path });
  const targets = [{ id: url, name: path, word: path, item: {}, scope: {} }];
  const verbs = [{ name: method, ...(verb && { verb }) }];
  return confirmTargets(session, { resource: countRawRequests, verbs, targets, consent });
};

/**
 * Sends one request and writes what comes back. What destroys or disrupts is asked before. Throws a
 * `UsageFailure` on words that make no request below the endpoint, and whatever failure the
 * platform's answer means.
 */
export const callApi = async (session: Session, call: ApiCall): Promise<void> => {
  const { host, options, platform } = session;
  checkShowSecrets(session);
  const request = await createRequest(session, call);
  const { isDestructive, isSecret, action } = findOperation(request);
  if (options.dryRun) return writeRequests(session, [request]);
  if (isDestructive) await confirmRequest(session, request, action, call.consent);
  const answer = await platform.send(request, {
    signal: host.signal,
    mayBeEmpty: true,
    withHeaders: call.include,
    secret: isSecret,
  });
  await writeAnswer(session, answer, {
    include: call.include,
    formatted: call.formatted,
    isSecret,
  });
};
