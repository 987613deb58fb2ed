/** Two platforms, prod and staging, and homes with profiles for them. */

import { chown, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { realClock } from '../support/clock.ts';
import { folderWith } from '../support/folders.ts';
import { isRoot, somebody } from '../support/users.ts';

const names = ['prod', 'staging'] as const;

type Name = (typeof names)[number];

/** A home folder of somebody, with keys. */
export interface Home {
  /** Above the home folder. */
  readonly base: string;
  readonly home: string;
  /** The keys of a platform: copies in the home folder. */
  readonly keys: (name: Name) => Readonly<Record<'endpoint' | 'ca' | 'cert' | 'key', string>>;
  /** Writes a file below `base` for its owner only, with the folders above it. */
  readonly write: (name: string, content: string) => Promise<string>;
}

/** Platforms that are started once for all tests of a file. */
export interface Platforms {
  /** A home folder of somebody; of the user of this process for `us`. */
  readonly homeOf: (test: TestContext, owner?: 'us') => Promise<Home>;
  /** What a platform was asked so far, as `GET /cloud/servers`. */
  readonly asked: (name: Name) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Gives a file or folder to somebody. */
export const giveTo = async (path: string, user = somebody): Promise<string> => {
  if (isRoot) await chown(path, user.uid, user.gid);
  return path;
};

const startOne = (path: string): Promise<RunningSandbox> =>
  startSandbox({
    release: findPlatformRelease('9'),
    folder: openFolder(path),
    clock: realClock,
    port: 0,
    seed: { kind: 'demo', servers: 2, events: 1 },
    speed: 60,
    latency: 0,
    faults: [],
    storageHost: false,
    warn: () => {},
  });

/** Starts both platforms below a folder. */
export const startPlatforms = async (folder: string): Promise<Platforms> => {
  const [prod, staging] = await Promise.all(names.map((name) => startOne(join(folder, name))));
  if (!prod || !staging) throw new Error('a platform did not start');
  const platforms = { prod, staging };
  const homeOf = async (test: TestContext, owner?: 'us'): Promise<Home> => {
    const give = async (path: string): Promise<string> => (owner === 'us' ? path : giveTo(path));
    const base = await folderWith(test, {});
    const home = join(base, 'home');
    const makeFolder = async (path: string): Promise<void> => {
      if (path === base) return;
      await makeFolder(dirname(path));
      const isNew = await mkdir(path, { mode: 0o755 }).then(
        () => true,
        () => false,
      );
      if (isNew) await give(path);
    };
    const write = async (name: string, content: string): Promise<string> => {
      const path = join(base, name);
      await makeFolder(dirname(path));
      await writeFile(path, content, { mode: 0o600 });
      return give(path);
    };
    await give(base);
    const keys = (name: Name) => ({
      endpoint: platforms[name].endpoint,
      ca: join(home, 'keys', name, 'ca_cert.pem'),
      cert: join(home, 'keys', name, 'cert.crt'),
      key: join(home, 'keys', name, 'cert.key'),
    });
    for (const name of names) {
      const { ca, cert, key } = platforms[name].folder;
      await makeFolder(join(home, 'keys', name));
      for (const [from, to] of [
        [ca, keys(name).ca],
        [cert, keys(name).cert],
        [key, keys(name).key],
      ] as const) {
        await copyFile(from, to);
        await give(to);
      }
    }
    const profiles = Object.fromEntries(names.map((name) => [name, keys(name)]));
    const settings = { current: 'staging', profiles };
    await write('home/.config/imco/config.json', JSON.stringify(settings));
    return { base, home, keys, write };
  };
  const asked = async (name: Name): Promise<readonly string[]> => {
    const text = await readFile(platforms[name].folder.requests, 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): { method?: string; path?: string } => JSON.parse(line))
      .map(({ method, path }) => `${method} ${path?.replace('/v2', '')}`);
  };
  const close = async (): Promise<void> => {
    await Promise.all([prod.close(), staging.close()]);
  };
  return { homeOf, asked, close };
};
