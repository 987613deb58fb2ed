/** Reads HTTP requests and writes responses. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import { formatStatusText, type RequestFault } from './faults.ts';
import { createRefusal, type Reply } from './replies.ts';

const largestBody = 10 * 1024 * 1024;

const htmlPage =
  '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body>Welcome</body></html>\n';

/** Common name of the certificate the client showed. */
export const readClientName = ({ socket }: IncomingMessage): string => {
  const subject = socket instanceof TLSSocket ? socket.getPeerCertificate().subject : undefined;
  const name: unknown = subject?.CN;
  return typeof name === 'string' ? name : 'unknown';
};

/**
 * The request target as a URL, for its path and query. Throws a `Refusal` (400) if it is malformed.
 */
export const readTargetUrl = ({ url = '/' }: IncomingMessage): URL => {
  // A target may contain anything, such as `//`, which would name another host.
  if (!url.startsWith('/') || !URL.canParse(url, 'https://platform'))
    throw createRefusal(400, 'The path is malformed');
  return new URL(url, 'https://platform');
};

/** The body as text. Throws a `Refusal` (413) if it is too large. */
export const readBodyText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw createRefusal(413, 'The body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** The JSON object in a body; empty for none. Throws a `Refusal` (400) for anything else. */
export const parseRequestBody = (text: string): JsonObject => {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw createRefusal(400, 'The body is not valid JSON');
  }
  if (!isJsonObject(value)) throw createRefusal(400, 'The body must be a JSON object');
  return value;
};

/** Number of rows of a long list that are written at once. */
const rowsAtOnce = 200;

/** The text of a JSON list, in chunks. */
function* piecesOf(rows: Iterable<unknown>): Generator<string> {
  let waiting: string[] = [];
  let before = '[';
  for (const row of rows) {
    waiting.push(JSON.stringify(row));
    if (waiting.length < rowsAtOnce) continue;
    yield before + waiting.join();
    before = ',';
    waiting = [];
  }
  yield waiting.length > 0 ? `${before}${waiting.join()}]` : before === '[' ? '[]' : ']';
}

/** Writes the response to a request. */
export const sendReply = (
  response: ServerResponse,
  { status, body, rows, headers = {} }: Reply,
): void => {
  if (rows) {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
    pipeline(Readable.from(piecesOf(rows)), response, () => {
      // The client has disconnected, or has received everything.
    });
    return;
  }
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    ...headers,
  });
  response.end(bytes);
};

/** Applies a fault to a request. */
export const injectFault = (response: ServerResponse, fault: RequestFault): void => {
  switch (fault.kind) {
    case 'drop':
      response.socket?.destroy();
      return;
    case 'hang':
      return;
    case 'html':
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(htmlPage);
      return;
    case 'http':
      sendReply(response, {
        status: fault.status,
        body: { error: formatStatusText(fault.status) },
        headers: fault.status === 429 ? { 'Retry-After': '1' } : {},
      });
  }
};
