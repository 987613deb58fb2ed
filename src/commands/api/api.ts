/** `imco api`: sends one raw request, with the profile, errors and formats of every other command. */
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

/** A raw request, as the command line describes it. */
export interface ApiCall extends BodyWords {
  readonly method: string;
  readonly path: string;
  /** Query parameters, each as `name=value`. */
  readonly parameters: readonly string[];
  /** Print status and headers before the body. */
  readonly include: boolean;
  /** Whether --output was given. */
  readonly formatted: boolean;
  readonly consent: Consent;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

const parseMethod = (word: string): Request['method'] => {
  const method = methods.find((one) => one === word.toUpperCase());
  if (method) return method;
  throw new UsageFailure(`"${word}" is not a valid method`, {
    code: 'invalid_value',
    hint: `allowed values: ${methods.join(', ')}; for example "imco api GET cloud/servers"`,
  });
};

/** The platform requires a body with POST and PUT, even if it is an empty object. */
const withBody = (method: Request['method'], path: string, body: unknown): Request => {
  if (method === 'GET' && body !== undefined) {
    throw new UsageFailure('a GET request cannot have a body', {
      hint: 'use --param for query parameters',
    });
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
  // Throws on a URL outside the endpoint, before stdin is read or a question is asked.
  platform.url({ path });
  return withBody(method, path, await readBody(host, call));
};

/** Asks for confirmation before the request is sent. */
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
 * Sends one request and writes the response. A destructive request needs confirmation. Throws a
 * `UsageFailure` on arguments that do not form a request below the endpoint, and the failure that
 * an error response stands for.
 */
export const callApi = async (session: Session, call: ApiCall): Promise<void> => {
  const { host, options, platform } = session;
  checkShowSecrets(session);
  const given = await createRequest(session, call);
  const { isDestructive, isSecret, action, openMembers } = findOperation(given);
  const request = { ...given, openMembers };
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
    openMembers,
  });
};
