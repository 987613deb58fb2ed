import { findNewestApi, type PlatformRelease } from '../catalog/versions/platform-release.ts';
import type { Clock } from '../host.ts';
import { insertRow } from './lifecycle/insert-row.ts';
import { openLifecycle } from './lifecycle/lifecycle.ts';
import type { SandboxPlatform } from './platform.ts';
import type { SandboxFolder } from './process/folder.ts';
import {
  createFolder,
  deleteState,
  removeUnfinishedFiles,
  writeConfig,
} from './process/folder-contents.ts';
import { loadForeignIdentities, loadIdentities } from './process/keys.ts';
import { type SandboxLock, takeLock } from './process/lock.ts';
import { type SeedPlan, seedAccount } from './seed/index.ts';
import { createFaultPlan, type Fault, type FaultPlan } from './server/faults.ts';
import { openRequestLog } from './server/request-log.ts';
import { startServing } from './server/serving.ts';
import { createAccount } from './state/account.ts';
import { openJournal } from './state/journal.ts';
import { loadState, type SavedState } from './state/load-state.ts';
import { createRandom } from './state/random.ts';
import { openStateSaver } from './state/state-saver.ts';
import { openAddresses } from './storage/addresses.ts';
import { openFileStore } from './storage/files.ts';

export interface SandboxOptions {
  /** Which versions of the API it speaks. */
  readonly release: PlatformRelease;
  readonly folder: SandboxFolder;
  readonly clock: Clock;
  /** Port to listen on; 0 picks a free one. */
  readonly port: number;
  /** Initial content of the account on the first start in the folder. */
  readonly seed: SeedPlan;
  /** Speed of transitions, as a multiple of a real platform's. */
  readonly speed: number;
  /** Delay before each response, in milliseconds. */
  readonly latency: number;
  readonly faults: readonly Fault[];
  /** Uploads and downloads use a separate host with its own CA. */
  readonly storageHost?: boolean;
  /** The certificate of the server is also valid for `clients.<domain>`. */
  readonly domain?: string;
  /** Called with problems that do not end the sandbox. */
  warn(text: string): void;
}

/** A running sandbox. */
export interface RunningSandbox {
  /** `https://127.0.0.1:<port>`; the API is below it under its version. */
  readonly endpoint: string;
  /** The origin uploads and downloads go to. */
  readonly storage: string;
  readonly folder: SandboxFolder;
  /** The process that serves it. */
  readonly pid: number;
  /** False if the folder already contained an account, which is then used unchanged. */
  readonly seeded: boolean;
  /** Stops the server, writes pending changes and releases the folder. */
  close(): Promise<void>;
}

/** A fixed seed: ids and names are the same in every new account. */
const accountSeed = 20_260;
const faultSeed = 7;

/** The certificates of the sandbox, and those of the storage host if it is separate. */
const loadAllIdentities = async ({ folder, clock, domain, storageHost }: SandboxOptions) => ({
  certificates: await loadIdentities(folder, clock.now(), domain),
  foreign: storageHost ? await loadForeignIdentities(folder, clock.now()) : undefined,
});

/** The saved state of the folder; the remains of an incomplete first start are deleted. */
const loadSavedState = async (folder: SandboxFolder): Promise<SavedState | undefined> => {
  const saved = await loadState(folder);
  if (!saved) await deleteState(folder);
  return saved;
};

interface PlatformParts {
  readonly saved: SavedState | undefined;
  readonly faultPlan: FaultPlan;
  /** The secret that storage URLs are signed with. */
  readonly secret: string;
}

/** The platform with the saved account, or with a new one. */
const createPlatform = (
  { release, folder, clock, speed, seed }: SandboxOptions,
  { saved, faultPlan, secret }: PlatformParts,
): SandboxPlatform => {
  const now = (): number => clock.now();
  const random = createRandom(saved?.random ?? accountSeed);
  const account = createAccount(release.catalog);
  const journal = openJournal(account, random);
  const accountState = { account, journal, random, files: openFileStore(folder.files) };
  const platform: SandboxPlatform = {
    ...accountState,
    lifecycle: openLifecycle(accountState, { speed, outcomes: faultPlan }),
    make: (resource, values) => insertRow(resource, values, {}, accountState),
    addresses: openAddresses(release.catalog, secret, now),
    now,
  };
  if (saved) saved.restore(platform);
  else seedAccount(platform, seed, release);
  return platform;
};

/** Starts the sandbox in a folder that this process has locked. */
const startLocked = async (options: SandboxOptions, lock: SandboxLock): Promise<RunningSandbox> => {
  const { folder, clock, warn, port, domain, latency } = options;
  await removeUnfinishedFiles(folder);
  const { certificates, foreign } = await loadAllIdentities(options);
  const saved = await loadSavedState(folder);
  const faultPlan = createFaultPlan(options.faults, createRandom(faultSeed));
  // The private key of the server is secret and survives a restart, so URLs signed with it stay
  // valid.
  const secret = certificates.server.key;
  const platform = createPlatform(options, { saved, faultPlan, secret });
  const saver = openStateSaver(folder, { platform, last: saved?.number ?? 0, warn });
  await saver.save();
  const log = openRequestLog(folder.requests, warn);
  const server = await startServing(port, {
    release: options.release,
    platform,
    certificates,
    ...(foreign && { foreign }),
    faultPlan,
    log,
    clock,
    domain,
    latency,
    changed: () => saver.changed(),
    warn,
  }).catch(async (error: unknown) => {
    await log.close();
    saver.close();
    throw error;
  });
  await writeConfig(folder, { ...server, api: findNewestApi(options.release) });
  await lock.announce(server.origin, options.release.name);
  const close = async (): Promise<void> => {
    await server.close();
    await log.close();
    await saver.save();
    saver.close();
    await lock.release();
  };
  let closing: Promise<void> | undefined;
  return {
    endpoint: server.origin,
    storage: server.storage,
    folder,
    pid: lock.pid,
    seeded: saved === undefined,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

/**
 * Starts a sandbox in a folder: certificates, account and log are created on first use
 * and reused later. Throws a `ConflictFailure` if the folder is in use, a `ConfigurationFailure` if
 * the folder, its state or the port cannot be used.
 */
export const startSandbox = async (options: SandboxOptions): Promise<RunningSandbox> => {
  const { folder, clock } = options;
  await createFolder(folder);
  const lock = await takeLock(folder, clock);
  try {
    return await startLocked(options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
};
