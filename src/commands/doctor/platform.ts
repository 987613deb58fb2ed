/** Checks of the platform itself: its response, its clock and its API version. */

import { ping as pingResource } from '../../catalog/ping.ts';
import { apiDeprecation } from '../../catalog/versions/api-version.ts';
import type { Settings } from '../../config/settings.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { readMonotonicMs } from '../../lib/time/monotonic.ts';
import type { Platform, PlatformAnswer } from '../../platform/platform.ts';
import { type Check, passCheck, skipCheck, type Verdict, warnCheck } from './check.ts';
import { formatSkew, maxSkewMs } from './tls.ts';

/** The context of the platform checks. */
interface PlatformContext {
  readonly settings: Settings | Failure;
  readonly open: () => Promise<Platform>;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** A response and when it arrived. */
interface Pong {
  readonly answer: PlatformAnswer;
  readonly ms: number;
  readonly at: number;
}

const sendPing = async ({ open, signal, now }: PlatformContext): Promise<Pong> => {
  const platform = await open();
  const sent = readMonotonicMs();
  const answer = await platform.send(
    { method: 'GET', path: pingResource.path },
    { signal, withHeaders: true },
  );
  return { answer, at: now(), ms: readMonotonicMs() - sent };
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

/** Checks the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) of the response. */
const checkApi = ({ settings }: PlatformContext, pong: Pong): Verdict => {
  const api = settings instanceof Failure ? '' : settings.values.api.value;
  const sunset = readAnswerHeader(pong, 'sunset');
  if (readAnswerHeader(pong, 'deprecation') !== '' || sunset !== '') {
    const end = Date.parse(sunset);
    return warnCheck(
      `the platform announces the end of API ${api}${Number.isNaN(end) ? '' : ` on ${new Date(end).toISOString().slice(0, 10)}`}`,
      `ask the administrator of the platform for API ${apiDeprecation.next}, and install an imco version that supports it`,
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
