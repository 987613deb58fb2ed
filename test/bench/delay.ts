import { createServer, connect as openConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A way to another server that takes its time. */
export interface Delay {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Hands on what comes from one socket to the other, `oneWay` ms later and not before `opened`, in
 * the order in which it came.
 */
const handOn = (from: Socket, to: Socket, oneWay: number, opened: number): void => {
  let before: Promise<unknown> = Promise.resolve();
  const later = (deed: () => void): void => {
    const now = performance.now();
    const due = Math.max(now, opened) + oneWay;
    const passed = sleep(due - now);
    before = Promise.all([before, passed]).then(() => {
      if (!to.destroyed) deed();
    });
  };
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => later(() => to.destroy()));
};

/**
 * Opens a way to a port of this machine on which every byte takes `oneWay` ms. Opening a connection
 * takes a whole round trip, as the handshake of TCP does: the first bytes of the client are held
 * for as long.
 */
export const openDelay = async (port: number, oneWay: number): Promise<Delay> => {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = openConnection({ port, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    handOn(near, far, oneWay, performance.now() + 2 * oneWay);
    handOn(far, near, oneWay, 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the way has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
