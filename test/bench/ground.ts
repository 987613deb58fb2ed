/** What cases stand on: folders, files, platforms near and far, and a clean environment. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAuthority } from '../support/certificates.ts';
import type { Command, Ground } from './case.ts';
import { openDelay } from './delay.ts';
import { startPlatform } from './platform.ts';
import { rehearse } from './run.ts';

/** Half of an emulated round trip of 50 ms. */
const oneWay = 25;

/** Scripts that imco is compared with. */
const scripts = join(process.cwd(), 'test', 'bench', 'bare');

const program = join(process.cwd(), 'bin', 'imco.js');

/** Where everything is that does not depend on the Node. */
export interface Site {
  readonly groundFor: (node: string) => Ground;
  close(): Promise<void>;
}

/** The version a Node says it is. */
export const versionOf = (node: string): string =>
  execFileSync(node, ['--version'], { env: {}, encoding: 'utf8' }).trim().replace(/^v/, '');

const writeKeys = async (folder: string) => {
  const authority = await makeAuthority('CN=Bench authority');
  const [server, person] = await Promise.all([
    authority.server(['127.0.0.1', 'localhost']),
    authority.client(),
  ]);
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };
  return {
    authority,
    server,
    ca: await write('ca.pem', authority.cert),
    cert: await write('cert.pem', person.cert),
    key: await write('key.pem', person.key),
  };
};

/** Starts the platforms; `eventCounts` are the lengths of the lists of events that are wanted. */
export const openSite = async (eventCounts: readonly number[]): Promise<Site> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'imco-bench-')));
  // However the run ends: it has keys in it.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { authority, server, ca, cert, key } = await writeKeys(folder);
  // Nothing of the environment but where programs are: NODE_EXTRA_CA_CERTS alone would make a start
  // three times as long, and imco and curl have settings of their own there.
  const env = { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
  const start = (options?: Parameters<typeof startPlatform>[2]) =>
    startPlatform(server, authority.cert, options);
  const plain = await start();
  const lists = new Map<number, Awaited<ReturnType<typeof startPlatform>>>();
  for (const events of eventCounts) lists.set(events, await start({ events }));
  const far = await openDelay(plain.port, oneWay);
  const at = (port = 0): string => `https://127.0.0.1:${port}`;
  const near = at(plain.port);
  const home = join(folder, 'home');
  await mkdir(join(home, '.config', 'imco'), { recursive: true });
  const settings = join(home, '.config', 'imco', 'config.json');
  await writeFile(settings, JSON.stringify({ endpoint: near, ca, cert, key }));
  const atHome = (command: Pick<Command, 'file' | 'args'>): Command => ({
    ...command,
    env: { ...env, HOME: home },
  });
  await rehearse(
    atHome({ file: process.execPath, args: [program, 'cloud', 'servers', 'list', '-o', 'json'] }),
  );

  const groundFor = (node: string): Ground => {
    const withNode = (words: readonly string[], endpoint = near): Command => ({
      file: node,
      args: words,
      env: { ...env, IMCO_ENDPOINT: endpoint, IMCO_CA: ca, IMCO_CERT: cert, IMCO_KEY: key },
    });
    return {
      node,
      major: Number(versionOf(node).split('.')[0]),
      imco: (words, endpoint) => withNode([program, ...words], endpoint),
      bare: withNode,
      script: (name) => join(scripts, name),
      curl: ['curl', '-sS', '--fail', '--cacert', ca, '--cert', cert, '--key', key],
      env,
      completions: join(process.cwd(), 'completions', 'imco.bash'),
      atHome,
      near,
      far: at(far.port),
      eventCounts,
      withEvents: (count) => at(lists.get(count)?.port),
    };
  };
  return {
    groundFor,
    close: async () => {
      for (const one of [far, plain, ...lists.values()]) await one.close();
    },
  };
};
