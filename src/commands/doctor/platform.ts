/** Checks of the platform itself: its response, its clock and its API version. */

import { ping as pingResource } from '../../catalog/ping.ts';
import {
  type ApiVersion,
  apiDeprecation,
  newestApiVersion,
} from '../../catalog/versions/api-version.ts';
import type { ConfiguredConnection } from '../../config/connection.ts';
import type { Settings } from '../../config/settings.ts';
import { suggestOtherVersion } from '../../config/suggest-version.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { readMonotonicMs } from '../../lib/time/monotonic.ts';
import { explainMissingVersion, findNewerVersion } from '../../platform/api-versions.ts';
import type { Platform, PlatformAnswer } from '../../platform/platform.ts';
import { type Check, passCheck, runCheck, skipCheck, type Verdict, warnCheck } from './check.ts';
import { formatSkew, maxSkewMs } from './tls.ts';

/** The context of the platform checks. */
interface PlatformContext {
  readonly settings: Settings | Failure;
  readonly connection: ConfiguredConnection | Failure;
  readonly open: () => Promise<Platform>;
  /** Time limit for asking for another version, in ms. */
  readonly otherVersionMs: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** A response and when it arrived. */
interface Pong {
  readonly platform: Platform;
  readonly answer: PlatformAnswer;
  readonly ms: number;
  readonly at: number;
}

/** How to use another version, as a fix. */
const suggestVersion = ({ settings }: PlatformContext, version: ApiVersion): string =>
  settings instanceof Failure ? '' : suggestOtherVersion(settings.values, version);

const explainPing = async (
  context: PlatformContext,
  platform: Platform,
  failure: unknown,
): Promise<unknown> => {
  const { connection, signal } = context;
  if (!(failure instanceof Failure) || connection instanceof Failure) return failure;
  return explainMissingVersion(failure, connection.api, {
    platform,
    signal,
    suggest: (version) => suggestVersion(context, version),
  });
};

const sendPing = async (context: PlatformContext): Promise<Pong> => {
  const { open, signal, now } = context;
  const platform = await open();
  const sent = readMonotonicMs();
  try {
    const answer = await platform.send(
      { method: 'GET', path: pingResource.path },
      { signal, withHeaders: true },
    );
    return { platform, answer, at: now(), ms: readMonotonicMs() - sent };
  } catch (failure) {
    throw await explainPing(context, platform, failure);
  }
};

const checkPing = async (pinging: () => Promise<Pong>): Promise<Verdict> => {
  const { answer, ms } = await pinging();
  return passCheck(`status ${answer.status} after ${Math.round(ms)} ms`);
};

const readAnswerHeader = ({ answer }: Pong, name: string): string => {
  const value = answer.headers?.[name];
  return typeof value === 'string' ? value : '';
};

const checkClock = (pong: Pong): Verdict => {
  const theirs = Date.parse(readAnswerHeader(pong, 'date'));
  if (Number.isNaN(theirs)) return skipCheck('the platform does not report its time');
  const wrong = formatSkew(pong.at, theirs);
  if (wrong) return warnCheck(wrong, 'set the clock of this machine, for example with NTP');
  return passCheck(`within ${formatSpan(maxSkewMs)} of the platform's clock`);
};

/** The end of a version that the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) announce. */
const describeEnd = (pong: Pong, api: ApiVersion): string | undefined => {
  const sunset = readAnswerHeader(pong, 'sunset');
  if (readAnswerHeader(pong, 'deprecation') === '' && sunset === '') return undefined;
  const end = Date.parse(sunset);
  return `the platform announces the end of API ${api}${Number.isNaN(end) ? '' : ` on ${new Date(end).toISOString().slice(0, 10)}`}`;
};

/** Checks the version of the API: whether it ends, and whether there is a newer one. */
const checkApi = async (context: PlatformContext, pong: Pong): Promise<Verdict> => {
  const { connection, signal, otherVersionMs: limitMs } = context;
  if (connection instanceof Failure) return runCheck(connection);
  const { api } = connection;
  const end = describeEnd(pong, api);
  const newer = await findNewerVersion(pong.platform, api, { signal, limitMs });
  if (newer) {
    return warnCheck(
      `${end ?? `${api} works; it is deprecated since platform ${apiDeprecation.since}`}; this platform also supports ${newer}`,
      suggestVersion(context, newer),
    );
  }
  if (end !== undefined) {
    return warnCheck(
      end,
      api === newestApiVersion
        ? 'install an imco version that supports a newer one'
        : `ask the administrator of the platform for API ${apiDeprecation.next}`,
    );
  }
  return passCheck(
    api === apiDeprecation.version
      ? `${api} works; it is deprecated since platform ${apiDeprecation.since}, so ask the administrator of the platform for ${apiDeprecation.next}`
      : `${api} works`,
  );
};

/** The platform checks; all of them use one response. */
export const createPlatformChecks = (context: PlatformContext): readonly Check[] => {
  let pinged: Promise<Pong> | undefined;
  const pinging = (): Promise<Pong> => {
    pinged ??= sendPing(context);
    return pinged;
  };
  return [
    { name: 'ping', needs: ['tls'], look: () => checkPing(pinging) },
    { name: 'clock', needs: ['ping'], look: async () => checkClock(await pinging()) },
    { name: 'api', needs: ['ping'], look: async () => checkApi(context, await pinging()) },
  ];
};
