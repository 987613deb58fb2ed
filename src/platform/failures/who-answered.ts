/** Decides whether a response is from the platform or from something in between. */

import { parseJson } from '../../lib/json/exact-json.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { isNestedDeeper } from '../../lib/json/nesting-depth.ts';
import { decodeBody, isCompressedAnswer } from '../answers.ts';
import type { RawAnswer } from '../transport/exchange.ts';
import { readHeader } from '../transport/headers.ts';
import { isHtmlPage, summariseBody } from './body-summary.ts';

/** The JSON in a body; undefined if it cannot be read. */
export const readJsonBody = (raw: RawAnswer): unknown => {
  if (isCompressedAnswer(raw)) return undefined;
  try {
    const value: unknown = parseJson(decodeBody(raw.body));
    return isNestedDeeper(value) ? undefined : value;
  } catch {
    return undefined;
  }
};

/**
 * Statuses about states and rules that only the platform knows: they are from the platform in any
 * format but a web page.
 */
const platformOnly = new Set([409, 422]);

/**
 * Whether a refusal is from the platform: JSON in its format (`errors`, or a message in `error`)
 * that is not declared as HTML. Load balancers, firewalls, proxies and captive portals respond with
 * pages, text, other JSON or an empty body.
 */
export const isPlatformRefusal = (raw: RawAnswer): boolean => {
  if (/html/i.test(readHeader(raw.headers, 'content-type') ?? '')) return false;
  if (platformOnly.has(raw.status))
    return isCompressedAnswer(raw) || !isHtmlPage(decodeBody(raw.body));
  const body = readJsonBody(raw);
  if (!isJsonObject(body)) return false;
  const { error, errors } = body;
  return (errors !== undefined && errors !== null) || (typeof error === 'string' && error !== '');
};

/** Describes a response that is not from the platform, in a few words; `safe` redacts. */
export const describeBody = (raw: RawAnswer, safe: (text: string) => string): string => {
  if (isCompressedAnswer(raw)) return 'a compressed body';
  const text = decodeBody(raw.body);
  if (text.trim() === '') return 'an empty body';
  const summary = safe(summariseBody(safe(text)));
  if (isHtmlPage(text)) return summary === '' ? 'a web page without text' : `web page "${summary}"`;
  return readJsonBody(raw) === undefined
    ? `text "${summary}"`
    : `JSON that is not from the platform: ${summary}`;
};

/** nginx's own statuses for an invalid or missing client certificate. */
const nginxStatuses = new Set([495, 496]);

/** Other statuses of pages about client certificates. */
const certificateStatuses = new Set([400, 401, 403]);

/**
 * Messages of nginx and IIS about a client certificate. Pages about just "a certificate" are from
 * proxies that inspect TLS and are about the certificate of the server.
 */
const aboutClientCertificate =
  /^(?:\d{3} )?(?:The SSL certificate error|No required SSL certificate was sent)\b|\bclient certificate\b/i;

/**
 * Whether a server in front of the platform refuses our certificate. nginx completes the TLS
 * handshake and responds with a page: "400 The SSL certificate error", "400 No required SSL
 * certificate was sent"; IIS with "403.7 - Client certificate required".
 */
export const isAboutCertificate = (raw: RawAnswer): boolean => {
  if (nginxStatuses.has(raw.status)) return true;
  if (!certificateStatuses.has(raw.status) || isCompressedAnswer(raw)) return false;
  return aboutClientCertificate.test(summariseBody(decodeBody(raw.body)));
};
