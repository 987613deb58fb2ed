/** A platform that costs as little as possible itself, so that what is measured is the client. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Pair } from '../support/certificates.ts';

/** Servers of the account. */
export const serverCount = 200;

/** The name of a server by its number, from 0. */
export const serverName = (number: number): string => `web-${String(number).padStart(3, '0')}`;

/** Its id: 24 hex digits. */
export const serverId = (number: number): string => `65a0${number.toString(16).padStart(20, '0')}`;

const serverAt = (number: number, state = 'inactive') => ({
  id: serverId(number),
  name: serverName(number),
  state,
  fqdn: `${serverName(number)}.servers.example.net`,
  public_ip: '203.0.113.7',
  private_ip: '10.20.30.40',
  template_id: '639d5eeb1753f03f1dde589f',
  server_plan_id: '615657feb98309c6c5e57dd8',
  cloud_account_id: '635e92ee51ac24239aed8424',
  ssh_profile_ids: ['646c9dfb9477bca188515995'],
  firewall_profile_id: '632063a90706711eb4c21937',
  server_array_id: null,
  label_ids: [],
  resource_type: 'server',
});

const servers = Buffer.from(
  JSON.stringify(Array.from({ length: serverCount }, (_, number) => serverAt(number))),
);

/** Events of one batch; longer lists have it several times over. */
const batchSize = 10_000;

const eventAt = (number: number) => ({
  id: `63c2${number.toString(16).padStart(20, '0')}`,
  timestamp: new Date(1_767_225_600_000 - number * 25_000).toISOString(),
  level: number % 25 === 0 ? 'error' : 'info',
  header: number % 2 === 0 ? 'Server booted' : 'Server shutdown requested',
  description: `The server ${serverName(number % serverCount)} has been booted by day-shift.`,
  resource_type: 'event',
});

const batch = Buffer.from(
  Array.from({ length: batchSize }, (_, number) => JSON.stringify(eventAt(number))).join(','),
);

/** The parts of a list of that many events. */
function* eventsOf(count: number): Generator<string | Buffer> {
  yield '[';
  for (let at = 0; at < count; at += batchSize) {
    if (at > 0) yield ',';
    yield batch;
  }
  yield ']';
}

const json = { 'content-type': 'application/json' };

const sendEvents = async (response: ServerResponse, count: number): Promise<void> => {
  response.writeHead(200, json);
  for (const part of eventsOf(count)) {
    if (!response.write(part)) await once(response, 'drain');
  }
  response.end();
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  events: number,
): Promise<void> => {
  const path = request.url ?? '';
  request.resume();
  const booted = /\/cloud\/servers\/65a0([0-9a-f]{20})\/boot$/.exec(path)?.[1];
  if (request.method === 'PUT' && booted !== undefined) {
    response.writeHead(200, json);
    response.end(JSON.stringify(serverAt(Number.parseInt(booted, 16), 'booting')));
  } else if (path.endsWith('/cloud/servers')) {
    response.writeHead(200, json);
    response.end(servers);
  } else if (path.endsWith('/audit/events')) {
    await sendEvents(response, events);
  } else {
    response.writeHead(404, json);
    response.end('{"error": "not found"}');
  }
};

/** A running platform. */
export interface BenchPlatform {
  readonly port: number;
  close(): Promise<void>;
}

/** What a platform is to be like. */
export interface PlatformOptions {
  /** Length of its list of events. */
  readonly events?: number;
}

/** Starts a platform over mutual TLS. */
export const startPlatform = async (
  pair: Pair,
  ca: string,
  { events = 0 }: PlatformOptions = {},
): Promise<BenchPlatform> => {
  const tls = { ...pair, ca, requestCert: true, rejectUnauthorized: true };
  const server = createServer(tls, (request, response) => {
    // A client that went away has seen enough.
    answer(request, response, events).catch(() => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
