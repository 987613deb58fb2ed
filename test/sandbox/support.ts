import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { type ApiVersion, defaultApiVersion } from '../../src/catalog/versions/api-version.ts';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import type { Clock } from '../../src/host.ts';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder, type SandboxFolder } from '../../src/sandbox/process/folder.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import { findReleaseOf } from '../support/tested-version.ts';

/** A clock that a test moves on; pauses are over when the real event loop comes round. */
export interface MovableClock extends Clock {
  forward(ms: number): void;
  /** Sets the clock of the machine: no time passes by that. */
  set(ms: number): void;
}

export const movableClock = (): MovableClock => {
  let moved = 0;
  let wrong = 0;
  return {
    now: () => Date.now() + moved + wrong,
    monotonic: () => readMonotonicMs() + moved,
    sleep: async (ms) => {
      moved += ms;
    },
    forward: (ms) => {
      moved += ms;
    },
    set: (ms) => {
      wrong += ms;
    },
  };
};

const folders: string[] = [];

after(async () => {
  for (const path of folders) await rm(path, { recursive: true, force: true });
});

/** A folder that is gone when all tests have ended. */
export const temporaryFolder = async (): Promise<SandboxFolder> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-test-')));
  folders.push(path);
  return openFolder(path);
};

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The JSON in it; undefined for none. */
  readonly json: unknown;
}

/** A client with the certificate of a sandbox folder. */
export interface Client {
  send(method: string, path: string, body?: unknown): Promise<Answer>;
  close(): void;
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Opens a client of a version of the API; without `keys` it shows no certificate. */
export const clientFor = async (
  { endpoint, folder }: Pick<RunningSandbox, 'endpoint' | 'folder'>,
  keys: { readonly cert: string; readonly key: string } | undefined,
  version: ApiVersion = defaultApiVersion,
): Promise<Client> => {
  const agent = new Agent({ keepAlive: true, ca: await readFile(folder.ca), ...keys });
  const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = typeof body === 'string' ? body : body && JSON.stringify(body);
      const outgoing = request(
        `${endpoint}/${version}${path}`,
        { method, agent, headers: sent ? { 'Content-Type': 'application/json' } : {} },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const { statusCode: status = 0, headers } = incoming;
            resolve({ status, headers, text, json: jsonIn(text) });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(sent || undefined);
    });
  return { send, close: () => agent.destroy() };
};

/** The certificate and key of the operator of a sandbox. */
export const operatorKeys = async (folder: SandboxFolder) => ({
  cert: await readFile(folder.cert, 'utf8'),
  key: await readFile(folder.key, 'utf8'),
});

/** A running sandbox, its clock and a client that is let in. */
export interface Bed {
  readonly sandbox: RunningSandbox;
  readonly clock: MovableClock;
  readonly client: Client;
  /** What the sandbox warned of. */
  readonly warnings: readonly string[];
}

/** Starts a sandbox at the speed of a real platform. */
export const openSandbox = async (
  options: Partial<SandboxOptions> = {},
): Promise<Bed & { close(): Promise<void> }> => {
  const clock = movableClock();
  const warnings: string[] = [];
  const sandbox = await startSandbox({
    release: findPlatformRelease('9'),
    folder: options.folder ?? (await temporaryFolder()),
    clock,
    port: 0,
    seed: demoPlan,
    speed: 1,
    latency: 0,
    faults: [],
    warn: (text) => warnings.push(text),
    ...options,
  });
  const client = await clientFor(sandbox, await operatorKeys(sandbox.folder));
  const close = async (): Promise<void> => {
    client.close();
    await sandbox.close();
  };
  return { sandbox, clock, client, warnings, close };
};

/** The same for one test: it is closed when the test ends. */
export const sandboxFor = async (
  test: TestContext,
  options: Partial<SandboxOptions> = {},
): Promise<Bed> => {
  const bed = await openSandbox(options);
  test.after(bed.close);
  return bed;
};

/** Starts a sandbox whose newest version of the API this is, with a client of that version. */
export const openSandboxOf = async (
  version: ApiVersion,
  options: Partial<SandboxOptions> = {},
): Promise<Bed & { close(): Promise<void> }> => {
  const bed = await openSandbox({ release: findReleaseOf(version), ...options });
  const client = await clientFor(bed.sandbox, await operatorKeys(bed.sandbox.folder), version);
  const close = async (): Promise<void> => {
    client.close();
    await bed.close();
  };
  return { ...bed, client, close };
};

/** The same until the test ends. */
export const sandboxOf = async (test: TestContext, version: ApiVersion): Promise<Bed> => {
  const bed = await openSandboxOf(version);
  test.after(bed.close);
  return bed;
};

/** Members of a JSON object; fails the test for anything else. */
export const membersOf = (value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`not an object: ${JSON.stringify(value)}`);
  return { ...value };
};

/** The objects in a JSON list; fails the test for anything else. */
export const rowsIn = (value: unknown): Record<string, unknown>[] => {
  if (!Array.isArray(value)) throw new TypeError(`not a list: ${JSON.stringify(value)}`);
  return value.map(membersOf);
};

/** The id of the thing with this name in a list of the API. */
export const idOf = async (client: Client, path: string, name: string): Promise<string> => {
  const rows = rowsIn((await client.send('GET', path)).json);
  const row = rows.find((candidate) => candidate.name === name);
  if (typeof row?.id !== 'string') throw new Error(`there is no ${name} in ${path}`);
  return row.id;
};

/** The answer to a request that is expected to be taken: its members; fails the test otherwise. */
export const taken = async (
  client: Client,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> => {
  const { status, json, text } = await client.send(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  return json === undefined ? {} : membersOf(json);
};

/** The rows of a list. */
export const listed = async (client: Client, path: string): Promise<Record<string, unknown>[]> =>
  rowsIn((await client.send('GET', path)).json);

/** The names of the fields a request was refused for (422); fails the test when it was not. */
export const wrongFields = async (
  client: Client,
  method: string,
  path: string,
  body: unknown,
): Promise<string[]> => {
  const { status, json, text } = await client.send(method, path, body);
  if (status !== 422) throw new Error(`${method} ${path}: ${status} ${text}`);
  return Object.keys(membersOf(membersOf(json).errors));
};

/** Why a request was refused (409); fails the test when it was not. */
export const conflict = async (
  client: Client,
  method: string,
  path: string,
  body?: unknown,
): Promise<string> => {
  const { status, json, text } = await client.send(method, path, body);
  if (status !== 409) throw new Error(`${method} ${path}: ${status} ${text}`);
  return String(membersOf(json).error);
};
