import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, type TestContext } from 'node:test';
import type { Pair } from '../support/certificates.ts';
import { skippingClock } from '../support/clock.ts';
import {
  answer,
  type Behaviour,
  type FaultyServer,
  type Received,
  startFaultyServer,
} from '../support/faulty-server.ts';
import { makeWorld, type World } from '../support/mutual-tls.ts';
import { type Ran, runImco } from '../support/program.ts';

export let world: World;
before(async () => {
  world = await makeWorld();
});

/** The operator's files, as the environment names them. */
type Files = Readonly<Record<'ca' | 'cert' | 'key', string>>;

interface Scene {
  readonly behaviours?: readonly Behaviour[];
  readonly server?: Pair;
  readonly tls?: ServerOptions;
  /** What the operator's files hold, where it is not what belongs to the platform. */
  readonly files?: Partial<Files>;
}

/** A server and an imco that is configured for it. */
export interface Staged {
  readonly server: FaultyServer;
  /** Folder with `ca.pem`, `cert.pem` and `key.pem`. */
  readonly folder: string;
  readonly imco: (...args: readonly string[]) => Promise<Ran>;
}

export const one = { id: '5f0000000000000000000001', name: 'web-1', state: 'inactive' };

/** A server in a scene, and imco configured to talk to it. */
export const stage = async (t: TestContext, scene: Scene): Promise<Staged> => {
  const { behaviours = [answer(200, [one])], server: pair = world.server, tls } = scene;
  const server = await startFaultyServer(pair, world.authority.cert, behaviours, tls);
  t.after(() => server.close());
  const folder = await mkdtemp(join(tmpdir(), 'imco-faults-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const files: Files = { ca: world.authority.cert, ...world.person, ...scene.files };
  const path = (role: string): string => join(folder, `${role}.pem`);
  for (const [role, text] of Object.entries(files))
    await writeFile(path(role), text, { mode: 0o600 });
  const env = {
    IMCO_ENDPOINT: server.endpoint,
    IMCO_CA: path('ca'),
    IMCO_CERT: path('cert'),
    IMCO_KEY: path('key'),
  };
  return {
    server,
    folder,
    imco: (...args) => runImco(args, { env, cwd: folder, home: folder, clock: skippingClock() }),
  };
};

export const list = ['cloud', 'servers', 'list'] as const;

/** A web page in place of an answer. */
export const page = (status: number, title: string): Behaviour =>
  answer(status, `<html><head><title>${title}</title></head></html>`, {
    'content-type': 'text/html',
  });

/** Chooses what to do by what is asked for. */
export const by =
  (choose: (request: Received) => Behaviour): Behaviour =>
  (response, request) =>
    choose(request)(response, request);
