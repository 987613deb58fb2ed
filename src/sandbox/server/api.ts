import type { IncomingMessage } from 'node:http';
import type { PlatformRelease, SpokenApi } from '../../catalog/versions/platform-release.ts';
import type { Clock } from '../../host.ts';
import { watchClockSteps } from '../lifecycle/clock-steps.ts';
import type { SandboxPlatform } from '../platform.ts';
import { parseRequestBody, readBodyText, readClientName, readTargetUrl } from './http.ts';
import { addRefusalHeaders, createRefusal, type Reply } from './replies.ts';
import { createRoutes, matchRoute } from './routes.ts';

interface ApiParts {
  readonly release: PlatformRelease;
  readonly platform: SandboxPlatform;
  readonly clock: Clock;
  /** The origin of the storage, as the client can reach it. */
  storageFor(request: IncomingMessage): string;
  /** Called after a request or a transition has changed something. */
  changed(): void;
}

/** What announces that a version of the API ends: RFC 9745 and RFC 8594. */
const deprecationHeaders = {
  Deprecation: '@1735689600',
  Sunset: 'Fri, 31 Dec 2027 23:59:59 GMT',
} as const;

/** The routes of one version of the API, with what is sent with each of its responses. */
const createVersionRoutes = ({ version, catalog, isDeprecated }: SpokenApi) => ({
  prefix: `/${version}`,
  catalog,
  routes: createRoutes(catalog),
  headers: isDeprecated ? deprecationHeaders : {},
});

type VersionRoutes = ReturnType<typeof createVersionRoutes>;

/** Handles the operations of the catalog. Throws a `Refusal` if the platform refuses a request. */
export const openApi = ({
  release,
  platform,
  clock,
  storageFor,
  changed,
}: ApiParts): ((request: IncomingMessage) => Promise<Reply>) => {
  const apis = release.apis.map(createVersionRoutes);
  const clockStep = watchClockSteps(clock);

  /** Handles a request to one version of the API. */
  const answerIn = async (api: VersionRoutes, request: IncomingMessage): Promise<Reply> => {
    const { method = 'GET' } = request;
    const { pathname, searchParams: query } = readTargetUrl(request);
    const { route, params } = matchRoute(api.routes, method, pathname.slice(api.prefix.length));
    const body = parseRequestBody(await readBodyText(request));
    // Nothing below is asynchronous, so that requests cannot interleave.
    const step = clockStep();
    if (step !== 0) platform.lifecycle.clockSet(step);
    if (platform.lifecycle.advance(clock.now()) || step !== 0) changed();
    platform.addresses.servedAt(storageFor(request));
    const by = readClientName(request);
    const reply = route.answer({ catalog: api.catalog, platform, params, query, body, by });
    if (method !== 'GET') changed();
    return { ...reply, headers: { ...reply.headers, ...api.headers } };
  };

  return async (request) => {
    const { pathname } = readTargetUrl(request);
    const api = apis.find(({ prefix }) => pathname.startsWith(`${prefix}/`));
    if (!api) throw createRefusal(404, 'Not found');
    try {
      return await answerIn(api, request);
    } catch (failure) {
      throw addRefusalHeaders(failure, api.headers);
    }
  };
};
