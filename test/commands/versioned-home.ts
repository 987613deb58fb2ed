/** Homes of operators of a platform that responds to some versions of the API only. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { byVersion } from '../support/api-versions.ts';
import { skippingClock } from '../support/clock.ts';
import { answer, type Behaviour, startFaultyServer } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';
import { makeWorld, type World } from '../support/mutual-tls.ts';
import { type Ran, runImco } from '../support/program.ts';
import { archiveOf } from './logging-in.ts';

/** A version that responds. */
export const works = answer(200, {});

export interface VersionedHome {
  /** The endpoint, without a version. */
  readonly origin: string;
  /** What it was asked, as paths in any order. */
  readonly asked: () => readonly string[];
  readonly world: World;
  readonly config: string;
  readonly home: string;
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
  /** Logs in to the origin. */
  readonly login: (...words: readonly string[]) => Promise<Ran>;
  /** A setting as "config get" has it. */
  readonly get: (setting: string) => Promise<string>;
  /** Whether the profile in the file sets a version, and which. */
  readonly written: () => Promise<string | undefined>;
}

let world: Promise<World> | undefined;

/** A platform that responds by version, and an empty home with the archive of its credentials. */
export const versionedHome = async (
  t: TestContext,
  versions: Readonly<Record<string, Behaviour>>,
  env: Readonly<Record<string, string>> = {},
): Promise<VersionedHome> => {
  world ??= makeWorld();
  const { server: pair, authority, person } = await world;
  const server = await startFaultyServer(pair, authority.cert, [byVersion(versions)]);
  t.after(() => server.close());
  const home = await folderWith(t, {});
  await writeFile(join(home, 'api-key.zip'), archiveOf(authority.cert, person));
  const { origin } = new URL(server.endpoint);
  const config = join(home, '.config/imco/config.yaml');
  const imco = (...words: readonly string[]): Promise<Ran> =>
    runImco(words, { home, cwd: home, env, clock: skippingClock() });
  return {
    world: await world,
    origin,
    asked: () => [...new Set(server.received.map(({ url }) => url))].sort(),
    config,
    home,
    imco,
    login: (...words) => imco('login', 'api-key.zip', '--endpoint', origin, ...words),
    get: async (setting) => (await imco('config', 'get', setting)).stdout.trim(),
    written: async () => /^ {4}api: (\w+)$/m.exec(await readFile(config, 'utf8'))?.[1],
  };
};

/** What a run that succeeded has on stdout. */
export const good = ({ code, stdout, stderr }: Ran): string => {
  assert.equal(code, 0, stderr);
  return stdout;
};
