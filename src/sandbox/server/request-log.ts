import { createWriteStream, openSync } from 'node:fs';
import { appendWhole } from '../state/file-append.ts';

/** An entry of the request log. It has no bodies, which may contain secrets. */
export interface LoggedRequest {
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  /** Null if no response was sent. */
  readonly status: number | null;
  readonly ms: number;
  /** Common name of the client's certificate. */
  readonly who: string;
}

export interface RequestLog {
  write(request: LoggedRequest): void;
  /** Resolves when all entries have been written. */
  close(): Promise<void>;
}

/** Appends one JSON line a request to the file, readable by its owner only. */
export const openRequestLog = (path: string, warn: (text: string) => void): RequestLog => {
  const stream = createWriteStream(path, { fd: openSync(path, appendWhole, 0o600) });
  stream.on('error', (error) => warn(`the request log cannot be written: ${error.message}`));
  return {
    write: (request) => {
      stream.write(`${JSON.stringify(request)}\n`);
    },
    close: () =>
      new Promise((resolve) => {
        stream.on('close', resolve);
        stream.end();
      }),
  };
};
