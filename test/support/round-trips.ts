import { once } from 'node:events';
import { type AddressInfo, createServer, connect as openConnection, type Socket } from 'node:net';
import { getActiveResourcesInfo } from 'node:process';

/** A way to a server that everything passes in rounds: there, and back. */
export interface Rounds {
  readonly port: number;
  /** How often something went there and something came back. */
  readonly taken: () => number;
  readonly close: () => void;
}

/** One connection: what has been said and is still held back. */
interface Line {
  readonly near: Socket;
  readonly far: Socket;
  /** TCP itself has taken its round trip. */
  isOpen: boolean;
  there: Buffer[];
  back: Buffer[];
}

/** One side has said what it can say by itself after so many turns of the event loop in silence. */
const quietTurns = 40;

/** What a turn of the loop does not wait for: files that are read, names and connections. */
const isBusy = (): boolean =>
  getActiveResourcesInfo().some((name) => /^(?:FSReq|GetAddrInfo|TCPConnect)/.test(name));

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Opens a way to a port of this machine on which the number of round trips can be counted: what the
 * client says on all its connections is held until it says no more, then what the server says to
 * it. Client and server run in this process: whether one has more to say is counted in turns of its
 * event loop, which take as long as the machine needs for them, and not in time.
 * That a connection is opened takes a round of its own, as with TCP. An answer to nothing, such
 * as the tickets of TLS, and a good-bye without an answer are no round trips.
 */
export const openRounds = async (port: number): Promise<Rounds> => {
  const lines = new Set<Line>();
  const over = new AbortController();
  let taken = 0;
  let silentTurns = 0;
  const heard = (): void => {
    silentTurns = 0;
  };

  const server = createServer((near) => {
    const far = openConnection({ port, host: '127.0.0.1', noDelay: true });
    const line: Line = { near, far, isOpen: false, there: [], back: [] };
    lines.add(line);
    heard();
    for (const [from, said] of [
      [near, () => line.there],
      [far, () => line.back],
    ] as const) {
      from.on('data', (part) => {
        said().push(part);
        heard();
      });
      from.on('error', () => {});
    }
    near.on('close', () => {
      far.destroy();
      lines.delete(line);
    });
    far.on('close', () => near.end());
  });

  const settled = async (): Promise<void> => {
    while (silentTurns < quietTurns && !over.signal.aborted) {
      await turn();
      silentTurns = isBusy() ? 0 : silentTurns + 1;
    }
  };

  /** Something went there, and nothing has come back yet. */
  let isOwed = false;

  const round = async (): Promise<void> => {
    const isIdle = [...lines].every(
      ({ isOpen, there, back }) => isOpen && there.length === 0 && back.length === 0,
    );
    if (isIdle) return turn();
    await settled();
    const opened = [...lines].filter(({ isOpen }) => !isOpen);
    for (const { isOpen, far, there } of lines) {
      if (!isOpen || there.length === 0) continue;
      for (const part of there.splice(0)) far.write(part);
      isOwed = true;
    }
    for (const line of opened) line.isOpen = true;
    heard();
    await settled();
    const answered = [...lines].filter(({ back }) => back.length > 0);
    for (const { near, back } of answered) for (const part of back.splice(0)) near.write(part);
    if (opened.length > 0 || (isOwed && answered.length > 0)) taken += 1;
    // What else comes of an answer belongs to it.
    if (answered.length > 0) isOwed = false;
    heard();
    await settled();
  };

  const pass = async (): Promise<void> => {
    while (!over.signal.aborted) await round();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  void pass();
  // A server without a pipe's name has an address with a port.
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    taken: () => taken,
    close: () => {
      over.abort();
      for (const { near, far } of lines) for (const socket of [near, far]) socket.destroy();
      server.close();
    },
  };
};
