/** A sandbox for the tests on a terminal, and what is sent to it beside imco. */

import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openFolder, type SandboxFolder } from '../../src/sandbox/process/folder.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import { realClock } from '../support/clock.ts';
import { findTestedRelease } from '../support/tested-version.ts';

export interface TestPlatform {
  readonly folder: SandboxFolder;
  readonly endpoint: string;
  /** Environment in which imco talks to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Requests but GET that it has had, as `METHOD /path`. */
  changes(): Promise<readonly string[]>;
  /** How many GET requests it has had. */
  reads(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a sandbox in a folder of its own; `speed` as in `imco sandbox start`. */
export const startPlatform = async (
  speed: number,
  release: PlatformRelease = findTestedRelease(),
): Promise<TestPlatform> => {
  const folder = openFolder(await mkdtemp(join(tmpdir(), 'imco-terminal-')));
  const warnings: string[] = [];
  const sandbox = await startSandbox({
    release,
    folder,
    clock: realClock,
    port: 0,
    seed: demoPlan,
    speed,
    latency: 0,
    faults: [],
    warn: (text) => warnings.push(text),
  });
  const requests = async (): Promise<readonly string[]> => {
    const log = await readFile(folder.requests, 'utf8');
    return [...log.matchAll(/"method":"(\w+)","path":"([^"]+)"/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
  };
  return {
    folder,
    endpoint: sandbox.endpoint,
    env: { IMCO_CONFIG: folder.config, IMCO_PROFILE: 'sandbox' },
    changes: async () => (await requests()).filter((request) => !request.startsWith('GET ')),
    reads: async () => (await requests()).filter((request) => request.startsWith('GET ')).length,
    close: async () => {
      await sandbox.close();
      await rm(folder.path, { recursive: true, force: true });
      if (warnings.length > 0) throw new Error(`the sandbox says: ${warnings.join('\n')}`);
    },
  };
};

/** Sends a request with the operator's certificate, past imco; answers the text of the body. */
export const sendDirectly = async (
  { folder, endpoint }: TestPlatform,
  method: string,
  path: string,
  body?: unknown,
): Promise<string> => {
  const sending = request(`${endpoint}/v2${path}`, {
    method,
    ca: await readFile(folder.ca),
    cert: await readFile(folder.cert),
    key: await readFile(folder.key),
    headers: { 'content-type': 'application/json' },
    agent: false,
  });
  sending.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(sending, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
};
