/** Uploads to the storage and downloads from it. */
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

/** The largest file; other storages accept as much in one request. */
const largestFile = 5 * 1024 ** 3;

interface TransferParts {
  readonly platform: SandboxPlatform;
  /** The fault of the next transfer; undefined for none. */
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
 * The announced size; undefined for a chunked body. Throws a `Refusal`: 411 without either, 413 for
 * a body that is too large.
 */
const readAnnouncedSize = ({ headers }: IncomingMessage): number | undefined => {
  const length = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined) return undefined;
  if (length === undefined) throw createRefusal(411, 'The request must have a Content-Length');
  if (Number(length) > largestFile) throw createRefusal(413, 'The file is too large');
  return Number(length);
};

/** Reads half of the announced size, or the first chunk, then breaks the connection. */
const breakConnection = async (request: IncomingMessage): Promise<void> => {
  const size = readAnnouncedSize(request);
  // A request that is not read to its end releases its socket.
  const { socket } = request;
  let taken = 0;
  for await (const chunk of request) {
    taken += Buffer.from(chunk).length;
    if (size === undefined || taken * 2 >= size) break;
  }
  socket.destroy();
};

/** Handles requests to the URLs of the storage. */
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
    // It may have been deleted during the upload.
    if (!platform.account.table(address.resource.noun).get(row.id)) {
      files.remove(row.id);
      findRow(address, platform);
    }
    Object.assign(row, seen, { file });
    changed();
  };

  /** Starts the response with a file; returns its path and size. */
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

  /** Breaks the connection after half of the file. */
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
