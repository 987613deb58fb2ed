/** A platform of a few servers that boot as long as a test wants, and a record of what it carried out. */
import type { TestContext } from 'node:test';
import { answer, type Behaviour, type FaultyServer, startFaultyServer } from './faulty-server.ts';
import { folderWith } from './folders.ts';
import { makeWorld, type World } from './mutual-tls.ts';

export interface Booting {
  readonly world: World;
  readonly server: FaultyServer;
  /** Where it is and who the operator is, as flags. */
  readonly flags: readonly string[];
  readonly folder: string;
  /** Ids of the servers whose boot was carried out. */
  readonly carriedOut: () => readonly string[];
  /** From now on what boots is operational. */
  readonly finish: () => void;
  /** From now on answers take this long, in ms; a change is carried out before. */
  readonly slow: (ms: number) => void;
}

const idOf = (at: number): string => `6c0817ba8d03a9ce180b${String(at + 1000)}`;

/** Starts a platform with `count` servers that are inactive: web-0, web-1 ... It ends with the test. */
export const startBooting = async (t: TestContext, count: number): Promise<Booting> => {
  const world = await makeWorld();
  const states = new Map(
    Array.from({ length: count }, (_, at) => [idOf(at), { name: `web-${at}`, state: 'inactive' }]),
  );
  const carriedOut: string[] = [];
  let isFinished = false;
  let latency = 0;
  const rowOf = (id: string) => {
    const { name = '', state = '' } = states.get(id) ?? {};
    return { id, name, state: state === 'booting' && isFinished ? 'operational' : state };
  };
  const behave: Behaviour = (response, request) => {
    const [, id = ''] = /servers\/([0-9a-f]{24})/.exec(request.url) ?? [];
    if (id === '') return answer(200, [...states.keys()].map(rowOf))(response, request);
    if (!states.has(id)) return answer(404, { error: 'not found' })(response, request);
    if (request.method === 'PUT') {
      states.set(id, { name: states.get(id)?.name ?? '', state: 'booting' });
      carriedOut.push(id);
    }
    const reply = () => answer(200, rowOf(id))(response, request);
    if (latency === 0) reply();
    else setTimeout(reply, latency);
  };
  const server = await startFaultyServer(world.server, world.authority.cert, [behave]);
  t.after(() => server.close());
  const folder = await folderWith(t, {
    'ca.pem': world.authority.cert,
    'cert.pem': world.person.cert,
    'key.pem': world.person.key,
  });
  const files = ['ca', 'cert', 'key'].flatMap((name) => [`--${name}`, `${folder}/${name}.pem`]);
  return {
    world,
    server,
    folder,
    flags: ['--endpoint', server.endpoint, ...files],
    carriedOut: () => carriedOut,
    finish: () => {
      isFinished = true;
    },
    slow: (ms) => {
      latency = ms;
    },
  };
};
