import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openBench } from '../contract/bench.ts';
import { realClock } from '../support/clock.ts';
import { openRounds } from '../support/round-trips.ts';

/**
 * Commands by how often something goes to the platform and back until they are done. A connection
 * takes two, one for TCP and one for TLS 1.3; a request on one that is there takes one.
 */
const commands: readonly (readonly [line: string, trips: number, why: string])[] = [
  ['ping', 3, 'the connection, the request'],
  [
    'cloud servers list',
    6,
    'the connection, the list, more connections, the names of all it refers to together',
  ],
  ['cloud servers list --columns name,state,public_ip', 3, 'the connection, the list'],
  ['cloud servers list -o csv', 3, 'the connection, the list'],
  ['cloud servers list -o json', 3, 'the connection, the list'],
  ['cloud servers show web-01 -o json', 4, 'the connection, the list, the thing'],
  ['cloud servers boot app-1', 4, 'the connection, the list, the action'],
  [
    'cloud servers reboot web-01 web-02 web-03 --yes',
    6,
    'the connection, the list, connections for all but one, the actions together',
  ],
  [
    'cloud servers show web-01',
    7,
    'the connection, the list, the thing, more connections, all it refers to together',
  ],
  [
    'cloud server-plans list -o json --api v3',
    9,
    'the connection, the providers, more connections, all realms together, all plans together',
  ],
  ['status', 5, 'connections, all lists together, what those lists lead to'],
];

describe('round trips', () => {
  const tripsOf = async (line: string): Promise<number> => {
    const bench = await openBench(line.includes('--api v3') ? 'v3' : 'v2');
    const rounds = await openRounds(Number(new URL(bench.past.IMCO_ENDPOINT ?? '').port));
    try {
      const env = { IMCO_ENDPOINT: `https://127.0.0.1:${rounds.port}` };
      const options = { env, clock: realClock };
      const { code, stderr } = await bench.imco(line.split(' '), '', options);
      assert.equal(code, 0, stderr);
      return rounds.taken();
    } finally {
      rounds.close();
      await bench.close();
    }
  };

  for (const [line, trips, why] of commands) {
    test(`imco ${line}: ${trips}, ${why}`, async () => {
      assert.equal(await tripsOf(line), trips);
    });
  }
});
