/** imco before a sandbox, with a recorder between them. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { loadIdentities } from '../../src/sandbox/process/keys.ts';
import type { Fault } from '../../src/sandbox/server/faults.ts';
import { applicationArchive } from '../support/application-archive.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { type Ran, type RunOptions, runImco } from '../support/program.ts';
import { findReleaseOf } from '../support/tested-version.ts';
import { collectionArchive, cookbookArchive } from './archive.ts';
import { type Contract, openContract } from './contract.ts';
import { type Recorder, startRecorder } from './recorder.ts';

export interface Bench {
  readonly version: ApiVersion;
  readonly contract: Contract;
  readonly recorder: Recorder;
  /** A file that can be handed over: the archive of version 1.2.3 of the cookbook `sample`. */
  readonly file: string;
  /** The archive of version 1.2 of the application `sample`. */
  readonly application: string;
  /** The archive of version 0.1.0 of the Ansible collection `sample.plays`. */
  readonly collection: string;
  /** A path where there is no file yet. */
  readonly newPath: string;
  /** Environment in which imco goes past the recorder, where nobody asks what was sent. */
  readonly past: Readonly<Record<string, string>>;
  /** What the sandbox said went wrong. */
  readonly warnings: readonly string[];
  /** Runs imco against the recorder; waits for the platform pass at once. */
  imco(words: readonly string[], stdin?: string, options?: RunOptions): Promise<Ran>;
  close(): Promise<void>;
}

/** What takes a minute on a real platform takes less than a millisecond. */
const speed = 100_000;

/** Starts a sandbox with the account of a demonstration and these faults, and a recorder before it. */
export const openBench = async (
  version: ApiVersion,
  faults: readonly Fault[] = [],
): Promise<Bench> => {
  const folder = openFolder(await mkdtemp(join(tmpdir(), 'imco-contract-')));
  const warnings: string[] = [];
  const sandbox = await startSandbox({
    release: findReleaseOf(version),
    folder,
    clock: realClock,
    port: 0,
    seed: { kind: 'demo', servers: 25, events: 50 },
    speed,
    latency: 0,
    faults,
    warn: (text) => warnings.push(text),
  });
  const contract = openContract(version);
  const keys = await loadIdentities(folder, Date.now());
  const recorder = await startRecorder(sandbox.endpoint, keys, contract);
  const config = join(folder.path, 'recorded.json');
  const { ca, cert, key } = folder;
  await writeFile(
    config,
    JSON.stringify({ endpoint: recorder.endpoint, api: version, ca, cert, key }),
  );
  const env = { IMCO_CONFIG: config };
  const file = join(folder.path, 'sample.tar.gz');
  await writeFile(file, cookbookArchive('sample', '1.2.3'));
  const application = join(folder.path, 'sample.csar');
  await writeFile(application, applicationArchive('sample', '1.2'));
  const collection = join(folder.path, 'collection.tar.gz');
  await writeFile(collection, collectionArchive('sample', 'plays', '0.1.0'));

  return {
    version,
    contract,
    recorder,
    past: { IMCO_ENDPOINT: sandbox.endpoint },
    file,
    application,
    collection,
    newPath: join(folder.path, 'fetched'),
    warnings,
    imco: (words, stdin = '', options = {}) =>
      runImco(words, {
        stdin,
        clock: skippingClock(),
        ...options,
        env: { ...options.env, ...env },
      }),
    close: async () => {
      await recorder.close();
      await sandbox.close();
      await rm(folder.path, { recursive: true, force: true });
    },
  };
};
