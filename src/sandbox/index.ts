import type { Clock } from '../host.ts';
import { emptyAccount } from './account.ts';
import { type Fault, mishapsOf } from './faults.ts';
import { deleteState, type Folder, makeFolder, writeConfig } from './folder.ts';
import { openJournal } from './journal.ts';
import { keysOf } from './keys.ts';
import { openLifecycle } from './lifecycle.ts';
import { takeLock } from './lock.ts';
import { loadState, openSaver } from './persistence.ts';
import { randomFrom } from './random.ts';
import { openRequestLog } from './request-log.ts';
import { type SeedPlan, seedAccount } from './seed/index.ts';
import { listen } from './server.ts';
import type { World } from './world.ts';

export interface SandboxOptions {
  readonly folder: Folder;
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
  /** Hears of what goes wrong without ending the sandbox. */
  warn(text: string): void;
}

/** A sandbox that answers requests. */
export interface RunningSandbox {
  /** `https://127.0.0.1:<port>`; the API is below it under its version. */
  readonly endpoint: string;
  readonly folder: Folder;
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
  await makeFolder(folder);
  const lock = await takeLock(folder, clock);
  try {
    const certificates = await keysOf(folder, clock.now());
    const saved = await loadState(folder);
    const random = randomFrom(saved?.random ?? accountSeed);
    const account = emptyAccount();
    const journal = openJournal(account, random);
    const mishaps = mishapsOf(options.faults, randomFrom(mishapSeed));
    const lifecycle = openLifecycle(
      { account, journal, random },
      { speed: options.speed, outcomes: mishaps },
    );
    const world: World = { account, journal, random, lifecycle, now: () => clock.now() };
    if (saved) {
      saved.restore(world);
    } else {
      // Events may be left of a first start that did not get to its end.
      await deleteState(folder);
      seedAccount(world, options.seed);
    }

    const saver = openSaver(folder, world, warn);
    await saver.save();
    const log = openRequestLog(folder.requests, warn);
    const server = await listen(options.port, {
      world,
      certificates,
      mishaps,
      log,
      clock,
      latency: options.latency,
      changed: saver.changed,
      warn,
    }).catch(async (error: unknown) => {
      await log.close();
      throw error;
    });
    const endpoint = `https://127.0.0.1:${server.port}`;
    await writeConfig(folder, endpoint);
    await lock.announce(endpoint);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await server.close();
      await log.close();
      await saver.save();
      await lock.release();
    };
    return {
      endpoint,
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
