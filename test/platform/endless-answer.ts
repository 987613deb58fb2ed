import type { Behaviour } from '../support/faulty-server.ts';

const part = Buffer.alloc(256 * 1024, ' ');

/** Far more than anything is read of, in bytes: an end for whoever reads on all the same. */
const end = 700_000_000;

/** Answers without an end, as fast as it is read; `sent` hears how much went out. */
export const endlessAnswer =
  (status: number, sent: (bytes: number) => void): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    let total = 0;
    const more = (): void => {
      while (!response.destroyed && total < end) {
        total += part.length;
        sent(part.length);
        if (!response.write(part)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  };
