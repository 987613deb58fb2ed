/** Homes in which logins are tried, at a server that takes the keys of a made-up person. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Pair } from '../support/certificates.ts';
import { answer, startFaultyServer } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';
import { makeWorld } from '../support/mutual-tls.ts';
import { type Ran, runImco, spawnImco } from '../support/program.ts';
import { zipOf } from '../support/zip.ts';

/** The key archive as the platform hands it out. */
export const archiveOf = (ca: string, { cert, key }: Pair): Buffer =>
  zipOf(
    Object.entries({ 'ca_cert.pem': ca, 'cert.crt': cert, 'private/cert.key': key }).map(
      ([name, text]) => ({ name, bytes: Buffer.from(text) }),
    ),
  );

export interface LoginHome {
  readonly home: string;
  readonly config: string;
  /** The folder with the keys of all profiles. */
  readonly keys: string;
  readonly endpoint: string;
  /** Runs imco in this process. */
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
  /** Runs the built program in one of its own. */
  readonly spawned: (...words: readonly string[]) => Promise<Ran>;
  /** The folders with keys, below that of all of them. */
  readonly folders: () => Promise<readonly string[]>;
}

/** A home with an archive, and a server that takes its keys, and answers with this status. */
export const loginHome = async (t: TestContext, status = 200): Promise<LoginHome> => {
  const world = await makeWorld();
  const server = await startFaultyServer(world.server, world.authority.cert, [answer(status, {})]);
  t.after(() => server.close());
  const home = await folderWith(t, {});
  await writeFile(join(home, 'api-key.zip'), archiveOf(world.authority.cert, world.person));
  const keys = join(home, '.config/imco/keys');
  return {
    home,
    keys,
    config: join(home, '.config/imco/config.yaml'),
    endpoint: server.endpoint,
    imco: (...words) => runImco(words, { home, cwd: home }),
    spawned: (...words) => spawnImco(words, { home, cwd: home }),
    folders: async () => {
      const found: string[] = [];
      for (const profile of await readdir(keys).catch(() => [])) {
        for (const name of await readdir(join(keys, profile))) found.push(join(profile, name));
      }
      return found.sort();
    },
  };
};
