import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { readCommandLine } from '../../src/cli/command-line/command-line.ts';
import { skippingClock } from './clock.ts';
import { type Behaviour, startFaultyServer } from './faulty-server.ts';
import { makeWorld } from './mutual-tls.ts';
import { type Ran, type RunOptions, runImco } from './program.ts';

/** A run of imco against a server that behaves as told. */
export interface FaultyRun extends Ran {
  /** What the server was asked, as `METHOD /path`. */
  readonly requests: readonly string[];
}

/** Runs of imco against faulty servers, with one set of credentials on disk. */
interface FaultyRuns {
  /** Runs imco with these words; pauses are over at once unless `options` bring a clock. */
  play(
    context: TestContext,
    words: readonly string[],
    behaviours: readonly Behaviour[],
    options?: RunOptions,
  ): Promise<FaultyRun>;
  close(): Promise<void>;
}

const openFaultyRuns = async (): Promise<FaultyRuns> => {
  const world = await makeWorld();
  const folder = await mkdtemp(join(tmpdir(), 'imco-faulty-'));
  const files = { ca: world.authority.cert, cert: world.person.cert, key: world.person.key };
  await Promise.all(
    Object.entries(files).map(([name, pem]) => writeFile(join(folder, name), pem, { mode: 0o600 })),
  );
  const paths = Object.keys(files).flatMap((name) => [`--${name}`, join(folder, name)]);
  return {
    async play(context, words, behaviours, options = {}) {
      const server = await startFaultyServer(world.server, world.authority.cert, behaviours);
      context.after(() => server.close());
      const { own, rest } = readCommandLine(words);
      // An endpoint that names a version leaves no choice of another.
      const { origin } = new URL(server.endpoint);
      const endpoint = own.includes('--api') ? origin : server.endpoint;
      const args = [...own, '--endpoint', endpoint, ...paths, ...rest];
      const ran = await runImco(args, { clock: skippingClock(), ...options });
      return { ...ran, requests: server.received.map(({ method, url }) => `${method} ${url}`) };
    },
    close: () => rm(folder, { recursive: true }),
  };
};

/** Faulty runs for the suite this is called in; the credentials go when the suite ends. */
export const faultyRuns = (): Pick<FaultyRuns, 'play'> => {
  const opening = openFaultyRuns();
  after(async () => (await opening).close());
  return { play: async (...given) => (await opening).play(...given) };
};
