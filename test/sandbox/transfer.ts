/** Bytes sent to and fetched from the addresses a sandbox gives out. */
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, type RequestOptions, request } from 'node:https';
import type { TestContext } from 'node:test';
import type { RunningSandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { type Bed, idOf, sandboxFor, taken } from './support.ts';

export interface Transferred {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

export interface Transfers {
  put(url: string, bytes: Buffer, headers?: Readonly<Record<string, string>>): Promise<Transferred>;
  get(url: string): Promise<Transferred>;
  /** Sends half of what it says it will, then goes away. */
  breakOff(url: string, bytes: Buffer, headers?: Readonly<Record<string, string>>): Promise<void>;
  /** Asks to store something without a body, and without a word of its length. */
  putNothing(url: string): Promise<Transferred>;
  close(): void;
}

/**
 * A client for the storage of a sandbox: it trusts the platform's authority and shows the
 * operator's certificate, or trusts the storage host's authority and shows none.
 */
export const transfersFor = ({ endpoint, storage, folder }: RunningSandbox): Transfers => {
  const agent = new Agent(
    storage === endpoint
      ? {
          ca: readFileSync(folder.ca),
          cert: readFileSync(folder.cert),
          key: readFileSync(folder.key),
        }
      : { ca: readFileSync(folder.storageCa) },
  );

  const send = (url: string, options: RequestOptions, bytes?: Buffer): Promise<Transferred> =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { agent, ...options }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { statusCode: status = 0, headers } = incoming;
          resolve({ status, headers, bytes: Buffer.concat(chunks) });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(bytes);
    });

  return {
    put: (url, bytes, headers = { 'Content-Length': String(bytes.length) }) =>
      send(url, { method: 'PUT', headers }, bytes),
    get: (url) => send(url, { method: 'GET' }),
    putNothing: (url) =>
      new Promise((resolve, reject) => {
        const outgoing = request(url, { agent, method: 'PUT' }, (incoming) => {
          const { statusCode: status = 0, headers } = incoming;
          incoming.resume().on('end', () => resolve({ status, headers, bytes: Buffer.alloc(0) }));
        });
        outgoing.removeHeader('Content-Length');
        outgoing.removeHeader('Transfer-Encoding');
        outgoing.on('error', reject);
        outgoing.end();
      }),
    breakOff: (url, bytes, headers = { 'Content-Length': String(bytes.length) }) =>
      new Promise((resolve) => {
        const outgoing = request(url, { agent, method: 'PUT', headers });
        outgoing.on('error', () => resolve());
        outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
        outgoing.on('close', () => resolve());
      }),
    close: () => agent.destroy(),
  };
};

export interface Store extends Bed {
  readonly transfers: Transfers;
  /** A new attachment: its path and the address its bytes go to. */
  add(name: string): Promise<{ path: string; url: string }>;
  /** Names of the files the sandbox keeps. */
  kept(): string[];
}

/** A sandbox, a client for its storage, and how attachments are made in it. */
export const storeFor = async (
  context: TestContext,
  options: Partial<SandboxOptions> = {},
): Promise<Store> => {
  const bed = await sandboxFor(context, options);
  const transfers = transfersFor(bed.sandbox);
  context.after(transfers.close);
  const script = await idOf(bed.client, '/blueprint/scripts', 'rotate-logs');
  return {
    ...bed,
    transfers,
    add: async (name) => {
      const list = `/blueprint/scripts/${script}/attachments`;
      const row = await taken(bed.client, 'POST', list, { name });
      return { path: `/blueprint/attachments/${String(row.id)}`, url: String(row.upload_url) };
    },
    kept: () => readdirSync(bed.sandbox.folder.files),
  };
};
