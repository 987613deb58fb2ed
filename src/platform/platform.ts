import type { TlsVersion } from '../lib/tls/tls.ts';

/** A request as imco means it; `path` starts below the API version: `/cloud/servers`. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON when present. */
  readonly body?: unknown;
}

/** A successful answer. `body` is the parsed JSON, `undefined` where the answer was empty. */
export interface PlatformAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Present where they were asked for: by name in lower case, all but cookies. */
  readonly headers?: AnswerHeaders;
}

/** Headers of an answer; what came several times is a list. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>>;

/** How a request is sent. */
export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Called when its turn has come; what it throws is thrown, and nothing is sent. */
  readonly before?: () => Promise<void>;
  /** An empty answer is as good as any; of a POST or PUT it is reported as a failure otherwise. */
  readonly mayBeEmpty?: boolean;
  /** Answers the headers as well. */
  readonly withHeaders?: boolean;
  /** The whole answer is secret: nothing of its body is shown, whatever its members are called. */
  readonly secret?: boolean;
  /** What the user calls a member of the body, should the platform complain of it. */
  readonly called?: ((member: string) => string) | undefined;
}

/** What is only read, as it arrives. */
export type StreamedReading = Pick<Request, 'path' | 'query'>;

/** Bytes on their way out. */
export interface UploadSource {
  /** How many they are; known before the first is sent. */
  readonly size: number;
  /** The bytes in order, to be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Where bytes that come in go. */
export interface DownloadSink {
  /** Called before the first of them, with how many they are where the answer says that. */
  begin(size: number | undefined): void;
  /** Takes bytes, and answers whether more are wanted. */
  write(bytes: Uint8Array): Promise<boolean>;
}

export interface TransferOptions {
  readonly signal?: AbortSignal;
}

/** The platform behind mutual TLS: one pool of connections for one command. */
export interface Platform {
  /** Sends and answers any 2xx; everything else is thrown as one of the failures. */
  send(request: Request, options?: SendOptions): Promise<PlatformAnswer>;
  /**
   * The body of the answer to a GET as it arrives; whoever stops taking parts ends the request. It
   * is tried again as `send` does until the first part is handed on, which is when it is some
   * kilobytes long or all there. Throws as `send` does, also after parts were handed on.
   */
  bytes(request: StreamedReading, options?: TransferOptions): AsyncGenerator<Uint8Array>;
  /** The same, as the items of the JSON array that it has to be, in batches. */
  items(request: StreamedReading, options?: TransferOptions): AsyncGenerator<readonly unknown[]>;
  /** The full URL of a request, for dry runs and messages. */
  url(request: Pick<Request, 'path' | 'query'>): string;
  /**
   * Puts bytes to an address the platform handed out, once. They may have arrived also where that
   * fails.
   */
  putBytes(address: string, bytes: UploadSource, options?: TransferOptions): Promise<void>;
  /** Fetches bytes from an address the platform handed out; answers how many came. */
  getBytes(address: string, into: DownloadSink, options?: TransferOptions): Promise<number>;
  close(): Promise<void>;
}

/** A credential file that has been read. */
export interface PemFile {
  readonly path: string;
  readonly pem: string;
}

/** What is needed to reach a platform. */
export interface Connection {
  /** Origin and version, such as `https://clients.example.com/<version>`; no slash at the end. */
  readonly endpoint: string;
  /** The CA that is trusted, and nothing else unless `systemCa`. */
  readonly ca: PemFile;
  readonly cert: PemFile;
  readonly key: PemFile;
  readonly systemCa: boolean;
  /** Further CAs that count with `systemCa`: files that the environment names. */
  readonly systemCaFiles?: readonly PemFile[];
  /** Certificates of the platform that its CA has revoked. */
  readonly crl?: PemFile;
  /** The oldest version of TLS that is spoken; 1.2 unless said otherwise. */
  readonly tlsMin?: TlsVersion;
  /** The CA of the storage, where it has one of its own. */
  readonly storageCa?: PemFile;
}
