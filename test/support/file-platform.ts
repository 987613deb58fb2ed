/** A platform that keeps files: its own requests on one server, the bytes on another. */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { answers, type ByteServer, startByteServer, type Treatment } from './byte-server.ts';
import { makeAuthority, type Pair } from './certificates.ts';
import { makeWorld, type World } from './mutual-tls.ts';
import { type Ran, type RunOptions, runImco } from './program.ts';

/** Ids of the things there. */
export const ids = {
  script: '5fd76ff6e7180dd72f5b4e61',
  file: '6677f86cd894e41ab5399776',
  cookbook: '6c0817ba8d03a9ce180b5e51',
} as const;

/** What is asked, by `METHOD path` below the version; `storage` stands for the other server. */
export type Treatments = Readonly<Record<string, Treatment>>;

export interface FilePlatform {
  readonly home: ByteServer;
  readonly away: ByteServer;
  /** Everything that was asked, in order, as `METHOD path` and `METHOD storage`; no GET. */
  readonly changes: () => readonly string[];
  /** What the environment of imco needs to know. */
  readonly env: Readonly<Record<string, string>>;
  /** A folder to work in. */
  readonly cwd: string;
  run(words: readonly string[], options?: RunOptions): Promise<Ran>;
}

/** Starts platforms with one set of certificates. */
interface FilePlatforms {
  start(test: TestContext, treatments?: Treatments): Promise<FilePlatform>;
  close(): Promise<void>;
}

const usual = (away: () => string): Treatments => ({
  'GET /blueprint/scripts': answers(200, [{ id: ids.script, name: 'deploy' }]),
  [`GET /blueprint/scripts/${ids.script}/attachments`]: answers(200, [
    { id: ids.file, name: 'site.tgz', uploaded: true },
  ]),
  [`POST /blueprint/scripts/${ids.script}/attachments`]: (...given) =>
    answers(201, {
      id: ids.file,
      name: 'site.tgz',
      uploaded: false,
      upload_url: `${away()}/put?X-Amz-Signature=abcdef`,
    })(...given),
  [`PUT /blueprint/attachments/${ids.file}/uploaded`]: answers(200, {
    id: ids.file,
    name: 'site.tgz',
    uploaded: true,
    upload_url: null,
  }),
  [`GET /blueprint/attachments/${ids.file}`]: (...given) =>
    answers(200, {
      id: ids.file,
      name: 'site.tgz',
      uploaded: true,
      download_url: `${away()}/get?X-Amz-Signature=abcdef`,
    })(...given),
  [`DELETE /blueprint/attachments/${ids.file}`]: answers(204),
  'POST /blueprint/cookbook_versions': (...given) =>
    answers(201, {
      id: ids.cookbook,
      state: 'created',
      upload_url: `${away()}/put?X-Amz-Signature=abcdef`,
    })(...given),
  [`POST /blueprint/cookbook_versions/${ids.cookbook}/process`]: answers(201, {
    id: ids.cookbook,
    state: 'processing',
  }),
  [`GET /blueprint/cookbook_versions/${ids.cookbook}`]: answers(200, {
    id: ids.cookbook,
    name: 'joomla',
    version: '1.4.6',
    state: 'ready',
  }),
  'GET /labels': answers(200, [{ id: '6f0000000000000000000001', name: 'production' }]),
  'POST /labels': answers(201, { id: '6f0000000000000000000002', name: 'new' }),
  'PUT storage': answers(200),
  'GET storage': answers(200, 'the bytes of it'),
});

const startOne = async (
  test: TestContext,
  { world, storage, env }: { world: World; storage: Pair; env: Readonly<Record<string, string>> },
  treatments: Treatments,
): Promise<FilePlatform> => {
  const order: string[] = [];
  let away: ByteServer | undefined;
  const all = { ...usual(() => away?.origin ?? ''), ...treatments };
  const as =
    (name: (method: string, path: string) => string): Treatment =>
    (request, response, arrived) => {
      const [path = ''] = arrived.url.split('?');
      const asked = name(arrived.method, path.replace('/v2', ''));
      if (!asked.startsWith('GET ')) order.push(asked);
      const treat = all[asked] ?? answers(404, { error: `there is no ${asked}` });
      return treat(request, response, arrived);
    };
  const { server, authority } = world;
  const home = await startByteServer(
    test,
    server,
    authority.cert,
    as((method, path) => `${method} ${path}`),
  );
  away = await startByteServer(
    test,
    storage,
    authority.cert,
    as((method) => `${method} storage`),
  );
  const cwd = await realpath(await mkdtemp(join(tmpdir(), 'imco-files-')));
  test.after(() => rm(cwd, { recursive: true, force: true }));
  const known = { ...env, IMCO_ENDPOINT: home.origin };
  return {
    home,
    away,
    changes: () => order,
    env: known,
    cwd,
    run: (words, options = {}) => runImco(words, { cwd, env: known, ...options }),
  };
};

const openFilePlatforms = async (): Promise<FilePlatforms> => {
  const [world, elsewhere] = await Promise.all([makeWorld(), makeAuthority('CN=Storage')]);
  const storage = await elsewhere.server();
  const folder = await mkdtemp(join(tmpdir(), 'imco-keys-'));
  const files = {
    IMCO_CA: world.authority.cert,
    IMCO_CERT: world.person.cert,
    IMCO_KEY: world.person.key,
    IMCO_STORAGE_CA: elsewhere.cert,
  };
  const paths = Object.keys(files).map((name) => [name, join(folder, name)]);
  for (const [name, pem] of Object.entries(files)) {
    await writeFile(join(folder, name), pem, { mode: 0o600 });
  }
  const env: Readonly<Record<string, string>> = Object.fromEntries(paths);
  return {
    start: (test, treatments = {}) => startOne(test, { world, storage, env }, treatments),
    close: () => rm(folder, { recursive: true }),
  };
};

/** Platforms for the test file this is called in; their certificates go when it ends. */
export const filePlatforms = (): Pick<FilePlatforms, 'start'> => {
  const opening = openFilePlatforms();
  after(async () => (await opening).close());
  return { start: async (...given) => (await opening).start(...given) };
};
