/** A platform that plants secrets in whatever it answers, in front of a sandbox. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificates } from '../../src/sandbox/process/certificates.ts';
import { canaries } from './canaries.ts';
import { openTape, type Sent } from './tape.ts';

/** What happens to requests: they are answered, or refused with all that was sent repeated. */
export type Treatment = 'answered' | 'refused' | 'broken';

export interface Planting {
  readonly endpoint: string;
  /** How what changes something is treated, and what only reads. */
  treat(changes: Treatment, readings: Treatment): void;
  /**
   * A run of this name begins. What the first of a name was answered, the next ones are answered as
   * well: so they end alike whatever has changed since, and the sandbox is spared.
   */
  begin(name: string): void;
  close(): Promise<void>;
}

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** Members that the platform may send with any thing, and what stands in them. */
const planted: Readonly<Record<string, unknown>> = {
  private_key: `-----BEGIN PRIVATE KEY-----\n${canaries.privateKeyAnswered}\n-----END PRIVATE KEY-----`,
  psk: canaries.presharedKey,
  account_data: { license_key: canaries.accountData },
};

const signed = (address: unknown): unknown =>
  typeof address === 'string' ? `${address}&sig=${canaries.signature}` : address;

/** A value of an answer with secrets in it. */
const withSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const members: Readonly<Record<string, unknown>> = { ...value };
  return {
    ...members,
    ...('id' in members && planted),
    ...('password' in members && {
      user: canaries.serverUser,
      password: canaries.serverPassword,
      recovery: canaries.serverPassword,
    }),
    ...('token' in members && { token: canaries.brownfieldToken }),
    ...('upload_url' in members && { upload_url: signed(members.upload_url) }),
    ...('outputs' in members && {
      outputs: { adminPassword: canaries.outputs },
      ...('parameter_values' in members && { parameter_values: { secret: canaries.outputs } }),
    }),
    ...('file_access' in members && { file_access: signed(members.file_access) }),
    ...('download_url' in members && { download_url: signed(members.download_url) }),
  };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Every text in a value. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const parsed = (text: string): unknown => (text === '' ? {} : JSON.parse(text));

/** Answers with all that was sent, in words of its own. */
const refuse = (response: ServerResponse, sent: string): void => {
  const texts = textsIn(parsed(sent));
  const errors = { base: texts.map((text) => `${text} is not good`), [texts.join(' ')]: texts };
  response.writeHead(422, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors, request: parsed(sent), ...planted }));
};

/** Answers with a page about what was sent, as frameworks do that break in a debug mode. */
const breakDown = (response: ServerResponse, sent: string): void => {
  const texts = textsIn(parsed(sent));
  response.writeHead(500, { 'content-type': 'text/html' });
  response.end(
    `<html><head><title>${escaped(texts.join(', '))}</title></head><body>${escaped(sent)}</body></html>`,
  );
};

const connectionHeaders = new Set(['connection', 'host', 'keep-alive', 'transfer-encoding']);

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !connectionHeaders.has(name)));

/** Starts one on a free port of loopback, before the sandbox at `origin`. */
export const startPlanting = async (
  origin: string,
  { ca, server: own, operator }: Certificates,
): Promise<Planting> => {
  const agent = new Agent({ keepAlive: true, ca, ...operator });
  let treatments: Readonly<Record<'changes' | 'readings', Treatment>> = {
    changes: 'answered',
    readings: 'answered',
  };

  const tape = openTape();

  const passed = async (incoming: IncomingMessage, body: Buffer): Promise<Sent> => {
    const { method = '', url = '', headers } = incoming;
    const outgoing = request(new URL(url, origin), { method, agent, headers: passedOn(headers) });
    outgoing.end(body);
    // The one argument of the event is the answer.
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    const bytes = await bytesOf(answer);
    const { 'content-length': _, ...rest } = passedOn(answer.headers);
    const sent = { status: answer.statusCode ?? 500, headers: rest };
    if (!rest['content-type']?.startsWith('application/json')) return { ...sent, body: bytes };
    const here = bytes.toString('utf8').replaceAll(origin, `https://${headers.host}`);
    return { ...sent, body: JSON.stringify(withSecrets(JSON.parse(here))) };
  };

  const pass = async (incoming: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const request = `${incoming.method} ${incoming.url}`;
    const sent = tape.played(request) ?? (await passed(incoming, body));
    tape.keep(request, sent);
    response.writeHead(sent.status, sent.headers);
    response.end(sent.body);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bytesOf(incoming);
    const isStorage = incoming.url?.startsWith('/storage/') === true;
    const { changes, readings } = treatments;
    const treatment = incoming.method === 'GET' ? readings : changes;
    if (treatment === 'answered' || isStorage) await pass(incoming, response, body);
    else if (treatment === 'refused') refuse(response, body.toString('utf8'));
    else breakDown(response, body.toString('utf8'));
  };

  const server = createServer(
    { ...own, ca, requestCert: true, rejectUnauthorized: true },
    (incoming, response) => {
      handle(incoming, response).catch(() => response.destroy());
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `https://127.0.0.1:${port}`,
    treat: (changes, readings) => {
      treatments = { changes, readings };
    },
    begin: tape.begin,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
};
