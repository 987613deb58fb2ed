import type { Clock } from '../host.ts';
import { insertRow } from './lifecycle/insert-row.ts';
import { openLifecycle } from './lifecycle/lifecycle.ts';
import type { SandboxPlatform } from './platform.ts';
import {
  createFolder,
  deleteState,
  removeUnfinishedFiles,
  type SandboxFolder,
  writeConfig,
} from './process/folder.ts';
import { loadForeignIdentities, loadIdentities } from './process/keys.ts';
import { takeLock } from './process/lock.ts';
import { type SeedPlan, seedAccount } from './seed/index.ts';
import { createFaultPlan, type Fault } from './server/faults.ts';
import { openRequestLog } from './server/request-log.ts';
import { startServing } from './server/serving.ts';
import { emptyAccount } from './state/account.ts';
import { openJournal } from './state/journal.ts';
import { loadState, openStateSaver } from './state/persistence.ts';
import { createRandom } from './state/random.ts';
import { openAddresses } from './storage/addresses.ts';
import { openFileStore } from './storage/files.ts';

export interface SandboxOptions {
  readonly folder: SandboxFolder;
  readonly clock: Clock;
  /** Port to listen on; any free one for 0. */
  readonly port: number;
  /** What the account holds on the first start in the folder. */
  readonly seed: SeedPlan;
  /** How many times as fast as on a real platform things change. */
  readonly speed: number;
  /** Wait before each answer, in milliseconds. */
  readonly latency: number;
  readonly faults: readonly Fault[];
  /** Uploads and downloads go to a host of another authority. */
  readonly storageHost?: boolean;
  /** Its certificate is also for `clients.<domain>`. */
  readonly domain?: string;
  /** Hears of what goes wrong without ending the sandbox. */
  warn(text: string): void;
}

/** A sandbox that answers requests. */
export interface RunningSandbox {
  /** `https://127.0.0.1:<port>`; the API is below it under its version. */
  readonly endpoint: string;
  /** The origin uploads and downloads go to. */
  readonly storage: string;
  readonly folder: SandboxFolder;
  /** The process that serves it. */
  readonly pid: number;
  /** False when the folder held an account already, which was kept. */
  readonly seeded: boolean;
  /** Stops answering, writes what is left to write and gives the folder free. */
  close(): Promise<void>;
}

/** Ids and names are the same in every newly seeded account. */
const accountSeed = 20_260;
const mishapSeed = 7;

/**
 * Starts a platform of its own in a folder: certificates, account and log are made on first use
 * and kept. Throws a `ConflictFailure` when the folder is in use, a `ConfigurationFailure` when
 * the folder, its state or the port can't be used.
 */
export const startSandbox = async (options: SandboxOptions): Promise<RunningSandbox> => {
  const { folder, clock, warn } = options;
  await createFolder(folder);
  const lock = await takeLock(folder, clock);
  try {
    await removeUnfinishedFiles(folder);
    const certificates = await loadIdentities(folder, clock.now(), options.domain);
    const foreign = options.storageHost
      ? await loadForeignIdentities(folder, clock.now())
      : undefined;
    const saved = await loadState(folder);
    // Events and files may be left of a first start that did not get to its end.
    if (!saved) await deleteState(folder);
    const now = (): number => clock.now();
    const random = createRandom(saved?.random ?? accountSeed);
    const account = emptyAccount();
    const journal = openJournal(account, random);
    const mishaps = createFaultPlan(options.faults, createRandom(mishapSeed));
    const holdings = { account, journal, random, files: openFileStore(folder.files) };
    const lifecycle = openLifecycle(holdings, { speed: options.speed, outcomes: mishaps });
    const world: SandboxPlatform = {
      ...holdings,
      lifecycle,
      make: (resource, values) => insertRow(resource, values, {}, holdings),
      // The key of the server is as secret as what is derived from it, and outlives a restart.
      addresses: openAddresses(certificates.server.key, now),
      now,
    };
    if (saved) saved.restore(world);
    else seedAccount(world, options.seed);

    const saver = openStateSaver(folder, { world, last: saved?.number ?? 0, warn });
    await saver.save();
    const log = openRequestLog(folder.requests, warn);
    const server = await startServing(options.port, {
      world,
      certificates,
      ...(foreign && { foreign }),
      mishaps,
      log,
      clock,
      domain: options.domain,
      latency: options.latency,
      changed: saver.changed,
      warn,
    }).catch(async (error: unknown) => {
      await log.close();
      saver.close();
      throw error;
    });
    const { origin: endpoint, storage } = server;
    await writeConfig(folder, server);
    await lock.announce(endpoint);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await server.close();
      await log.close();
      await saver.save();
      saver.close();
      await lock.release();
    };
    return {
      endpoint,
      storage,
      folder,
      pid: lock.pid,
      seeded: saved === undefined,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
};
