/** Whose word an answer is: the platform's, or that of something between imco and the platform. */

import { parseJson } from '../../lib/json/exact-json.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { isNestedDeeper } from '../../lib/json/nesting-depth.ts';
import { decodeBody, isCompressedAnswer } from '../answers.ts';
import type { RawAnswer } from '../transport/exchange.ts';
import { readHeader } from '../transport/headers.ts';
import { isHtmlPage, summariseBody } from './body-summary.ts';

/** The JSON a body is, as far as that can be read. */
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
 * Statuses about states and rules that only the platform knows: they are its word in whatever form
 * but a web page.
 */
const platformOnly = new Set([409, 422]);

/**
 * Whether a refusal is the platform's: JSON of its form (`errors`, or a message in `error`), which
 * does not call itself a web page. Load balancers, firewalls, proxies and captive portals answer
 * pages, text, other JSON or nothing at all.
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

/** What an answer that is not the platform's consists of, in a few words; `safe` redacts. */
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

/** nginx's own statuses for a client certificate that is wrong or missing. */
const nginxStatuses = new Set([495, 496]);

/** Those with which such a page comes otherwise. */
const certificateStatuses = new Set([400, 401, 403]);

/**
 * What nginx and IIS say of a client certificate. Pages that only speak of a certificate are those
 * of proxies that inspect TLS, about the certificate of the server.
 */
const aboutClientCertificate =
  /^(?:\d{3} )?(?:The SSL certificate error|No required SSL certificate was sent)\b|\bclient certificate\b/i;

/**
 * Whether something in front of the platform refuses our certificate. nginx lets the TLS handshake
 * pass and answers a page: "400 The SSL certificate error", "400 No required SSL certificate was
 * sent"; IIS "403.7 - Client certificate required".
 */
export const isAboutCertificate = (raw: RawAnswer): boolean => {
  if (nginxStatuses.has(raw.status)) return true;
  if (!certificateStatuses.has(raw.status) || isCompressedAnswer(raw)) return false;
  return aboutClientCertificate.test(summariseBody(decodeBody(raw.body)));
};
