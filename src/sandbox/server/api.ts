import type { IncomingMessage } from 'node:http';
import { apiVersion } from '../../catalog/api-version.ts';
import type { Clock } from '../../host.ts';
import { watchClockSteps } from '../lifecycle/clock-steps.ts';
import type { SandboxPlatform } from '../platform.ts';
import { parseRequestBody, readBodyText, readClientName, readTargetUrl } from './http.ts';
import { createRefusal, type Reply } from './replies.ts';
import { createRoutes, matchRoute } from './routes.ts';

interface ApiParts {
  readonly platform: SandboxPlatform;
  readonly clock: Clock;
  /** The origin of the storage, as the client can reach it. */
  storageFor(request: IncomingMessage): string;
  /** Called after a request or a transition has changed something. */
  changed(): void;
}

/** Handles the operations of the catalog. Throws a `Refusal` if the platform refuses a request. */
export const openApi = ({ platform, clock, storageFor, changed }: ApiParts) => {
  const routes = createRoutes();
  const prefix = `/${apiVersion}`;
  const clockStep = watchClockSteps(clock);
  return async (request: IncomingMessage): Promise<Reply> => {
    const { method = 'GET' } = request;
    const { pathname, searchParams: query } = readTargetUrl(request);
    if (!pathname.startsWith(`${prefix}/`)) throw createRefusal(404, 'Not found');
    const { route, params } = matchRoute(routes, method, pathname.slice(prefix.length));
    const body = parseRequestBody(await readBodyText(request));
    // Nothing below is asynchronous, so that requests cannot interleave.
    const step = clockStep();
    if (step !== 0) platform.lifecycle.clockSet(step);
    if (platform.lifecycle.advance(clock.now()) || step !== 0) changed();
    platform.addresses.servedAt(storageFor(request));
    const reply = route.answer({ platform, params, query, body, by: readClientName(request) });
    if (method !== 'GET') changed();
    return reply;
  };
};
