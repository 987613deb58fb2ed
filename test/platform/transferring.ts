import { before, type TestContext } from 'node:test';
import type { PlatformOptions } from '../../src/platform/client-parts.ts';
import type { Connection, DownloadSink, Platform } from '../../src/platform/platform.ts';
import { type ByteServer, startByteServer, type Treatment } from '../support/byte-server.ts';
import { makeAuthority, type Pair } from '../support/certificates.ts';
import { realClock } from '../support/clock.ts';
import { connectionTo, makeWorld, opened, type World } from '../support/mutual-tls.ts';

export let world: World;
/** The storage has an authority that has nothing to do with that of the platform. */
export let storage: Pair;
export let storageCa: string;
before(async () => {
  world = await makeWorld();
  const authority = await makeAuthority('CN=Storage');
  storage = await authority.server();
  storageCa = authority.cert;
});

export interface Places {
  /** The platform, and a storage elsewhere; `treat` is what both do. */
  readonly home: ByteServer;
  readonly away: ByteServer;
  readonly platform: Platform;
  readonly debug: readonly string[];
}

export const places = async (
  t: TestContext,
  treat: Treatment,
  options: Partial<PlatformOptions> = {},
  change: (connection: Connection) => Connection = (connection) => connection,
): Promise<Places> => {
  const home = await startByteServer(t, world.server, world.authority.cert, treat);
  const away = await startByteServer(t, storage, world.authority.cert, treat);
  const debug: string[] = [];
  const platform = await opened(
    t,
    change({
      ...connectionTo(`${home.origin}/v2`, world),
      storageCa: { path: '/keys/storage.pem', pem: storageCa },
    }),
    { clock: realClock, debug: (line) => debug.push(line), ...options },
  );
  return { home, away, platform, debug };
};

/** Bytes to send: these parts, in order, as often as they are asked for. */
export const outgoing = (...parts: readonly string[]) => ({
  size: parts.join('').length,
  chunks: {
    async *[Symbol.asyncIterator]() {
      for (const part of parts) yield Buffer.from(part);
    },
  },
});

export const gathering = (): DownloadSink & {
  readonly text: () => string;
  readonly sizes: unknown[];
} => {
  const chunks: Uint8Array[] = [];
  const sizes: unknown[] = [];
  return {
    begin: (size) => sizes.push(size),
    write: async (bytes) => {
      chunks.push(bytes);
      return true;
    },
    text: () => Buffer.concat(chunks).toString(),
    sizes,
  };
};

export const signed = '/bucket/file.tgz?X-Amz-Signature=abcdef&X-Amz-Expires=60';
