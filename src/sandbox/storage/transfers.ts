/** Bytes on their way to the storage and from it. */
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { findBehaviour } from '../behaviour/index.ts';
import type { SandboxPlatform } from '../platform.ts';
import type { RequestFault } from '../server/faults.ts';
import { injectFault, readTargetUrl, sendReply } from '../server/http.ts';
import { createRefusal } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';
import type { StorageAddress } from './addresses.ts';
import { findFileFacts } from './files.ts';

/** The most one thing can have; what other storages take in one request. */
const largestFile = 5 * 1024 ** 3;

interface TransferParts {
  readonly platform: SandboxPlatform;
  /** What goes wrong with the next transfer; undefined for nothing. */
  nextFault(): RequestFault | undefined;
  /** Called when something was stored. */
  changed(): void;
}

type Exchange = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const findRow = ({ resource, id }: StorageAddress, { account }: SandboxPlatform): StoredItem => {
  const row = account.table(resource.noun).get(id);
  if (!row) throw createRefusal(404, `There is no ${resource.title} with the id ${id}`);
  return row;
};

/**
 * The size announced; undefined for a body in chunks. Throws a `Refusal`: 411 for neither, 413 for
 * too much.
 */
const readAnnouncedSize = ({ headers }: IncomingMessage): number | undefined => {
  const length = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined) return undefined;
  if (length === undefined) throw createRefusal(411, 'The request must have a Content-Length');
  if (Number(length) > largestFile) throw createRefusal(413, 'The file is too large');
  return Number(length);
};

/** Takes half of what is announced, or the first chunk, then breaks the connection. */
const breakConnection = async (request: IncomingMessage): Promise<void> => {
  const size = readAnnouncedSize(request);
  // A request that is not read to its end lets go of its socket.
  const { socket } = request;
  let taken = 0;
  for await (const chunk of request) {
    taken += Buffer.from(chunk).length;
    if (size === undefined || taken * 2 >= size) break;
  }
  socket.destroy();
};

/** What answers requests to the addresses of the storage. */
export const openStorageServer = ({ platform, nextFault, changed }: TransferParts): Exchange => {
  const { addresses, files } = platform;

  const take = async (address: StorageAddress, request: IncomingMessage): Promise<void> => {
    const row = findRow(address, platform);
    const size = readAnnouncedSize(request);
    const { inspect } = findBehaviour(address.resource);
    const { seen, ...file } = await files.receive(
      { id: row.id, bytes: request, size, most: largestFile },
      async (path, received) => (await inspect?.(path, received)) ?? {},
    );
    // It may have been deleted while its bytes were on their way.
    if (!platform.account.table(address.resource.noun).get(row.id)) {
      files.remove(row.id);
      findRow(address, platform);
    }
    Object.assign(row, seen, { file });
    changed();
  };

  /** Begins to answer with a file; returns where it is, and its size. */
  const beginFile = (
    address: StorageAddress,
    response: ServerResponse,
  ): { readonly path: string; readonly size: number } => {
    const row = findRow(address, platform);
    const file = findFileFacts(row);
    if (!file) throw createRefusal(404, 'The content has not been uploaded');
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': file.size,
    });
    return { path: files.pathOf(row.id), size: file.size };
  };

  const sendFile = (address: StorageAddress, response: ServerResponse): Promise<void> =>
    pipeline(createReadStream(beginFile(address, response).path), response);

  /** Breaks the connection when half of the file has been sent. */
  const sendHalf = async (address: StorageAddress, response: ServerResponse): Promise<void> => {
    const { path, size } = beginFile(address, response);
    const half = Math.floor(size / 2);
    if (half > 0)
      await pipeline(createReadStream(path, { end: half - 1 }), response, { end: false });
    response.destroy();
  };

  return async (request, response) => {
    const { method = 'GET' } = request;
    const fault = nextFault();
    if (fault && fault.kind !== 'drop') return injectFault(response, fault);
    const address = addresses.read(method, readTargetUrl(request));
    if (method === 'GET') return fault ? sendHalf(address, response) : sendFile(address, response);
    if (fault) return breakConnection(request);
    await take(address, request);
    sendReply(response, { status: 200, headers: { 'Content-Length': '0' } });
  };
};
