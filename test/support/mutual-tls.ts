import type { TestContext } from 'node:test';
import { openPlatform } from '../../src/platform/client.ts';
import type { PlatformOptions } from '../../src/platform/client-parts.ts';
import type { Connection, Platform } from '../../src/platform/platform.ts';
import { type Authority, makeAuthority, type Pair } from './certificates.ts';
import { type SkippingClock, skippingClock } from './clock.ts';
import { type Behaviour, type FaultyServer, startFaultyServer } from './faulty-server.ts';

/** An authority with one server and one person, enough for most tests. */
export interface World {
  readonly authority: Authority;
  readonly server: Pair;
  readonly person: Pair;
}

export const makeWorld = async (): Promise<World> => {
  const authority = await makeAuthority();
  const [server, person] = await Promise.all([authority.server(), authority.client()]);
  return { authority, server, person };
};

/** A connection to `endpoint` as the person of `world`; files are named as the archive does. */
export const connectionTo = (endpoint: string, world: World): Connection => ({
  endpoint,
  ca: { path: '/keys/ca_cert.pem', pem: world.authority.cert },
  cert: { path: '/keys/cert.crt', pem: world.person.cert },
  key: { path: '/keys/cert.key', pem: world.person.key },
  systemCa: false,
});

/** Opens a platform that is closed when the test ends. */
export const opened = async (
  test: TestContext,
  connection: Connection,
  options: Partial<PlatformOptions> = {},
): Promise<Platform> => {
  const platform = await openPlatform(connection, {
    version: '1.2.3',
    clock: skippingClock(),
    random: () => 1,
    ...options,
  });
  test.after(() => platform.close());
  return platform;
};

/** A server with these behaviours and a platform connected to it. */
export const served = async (
  test: TestContext,
  world: World,
  behaviours: readonly Behaviour[],
  options: Partial<PlatformOptions> = {},
): Promise<{
  readonly server: FaultyServer;
  readonly platform: Platform;
  readonly clock: SkippingClock;
}> => {
  const clock = skippingClock();
  const server = await startFaultyServer(world.server, world.authority.cert, behaviours);
  const platform = await opened(test, connectionTo(server.endpoint, world), { clock, ...options });
  test.after(() => server.close());
  return { server, platform, clock };
};
