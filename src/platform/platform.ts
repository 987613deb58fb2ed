import type { ApiVersion } from '../catalog/versions/api-version.ts';
import type { TlsVersion } from '../lib/tls/tls.ts';

/** A request to the API; `path` starts below the API version: `/cloud/servers`. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** The version of the API, if it is not the one of the endpoint. */
  readonly api?: ApiVersion;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON when present. */
  readonly body?: unknown;
  /** Members of the body that are not secret here, although their names are secret elsewhere. */
  readonly openMembers?: readonly string[];
}

/** A successful response. `body` is the parsed JSON, `undefined` if the response was empty. */
export interface PlatformAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Only if requested: all headers but cookies, by lower-case name. */
  readonly headers?: AnswerHeaders;
}

/** Headers of a response; repeated ones are a list. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>>;

/** How a request is sent. */
export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Called when it is the turn of the request; if it throws, nothing is sent. */
  readonly before?: () => Promise<void>;
  /** An empty response to a POST or PUT is accepted; by default it is a failure. */
  readonly mayBeEmpty?: boolean;
  /** Return the headers as well. */
  readonly withHeaders?: boolean;
  /** The entire response is secret: nothing of its body is shown. */
  readonly secret?: boolean;
  /** Maps a member of the body to what the user calls it, for messages of the platform. */
  readonly called?: ((member: string) => string) | undefined;
}

/** A GET whose response is streamed. */
export type StreamedReading = Pick<Request, 'path' | 'query'>;

/** Bytes to upload. */
export interface UploadSource {
  /** Number of bytes, known in advance. */
  readonly size: number;
  /** The bytes in order, readable once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Receives downloaded bytes. */
export interface DownloadSink {
  /** Called before the first bytes, with their number if the response announces it. */
  begin(size: number | undefined): void;
  /** Takes bytes; returns whether more are wanted. */
  write(bytes: Uint8Array): Promise<boolean>;
}

export interface TransferOptions {
  readonly signal?: AbortSignal;
}

/** The client of a platform over mutual TLS: one connection pool per command. */
export interface Platform {
  /** Sends a request and returns any 2xx response; throws a failure for everything else. */
  send(request: Request, options?: SendOptions): Promise<PlatformAnswer>;
  /**
   * Streams the body of the response to a GET; stopping the iteration ends the request. It is
   * retried as by `send` until the first part is yielded, which is when it is some kilobytes long
   * or complete. Throws as `send` does, also after parts were yielded.
   */
  bytes(request: StreamedReading, options?: TransferOptions): AsyncGenerator<Uint8Array>;
  /** Like `bytes`, but yields the items of the JSON array in the response, in batches. */
  items(request: StreamedReading, options?: TransferOptions): AsyncGenerator<readonly unknown[]>;
  /** The full URL of a request, for dry runs and messages. */
  url(request: Pick<Request, 'path' | 'query' | 'api'>): string;
  /**
   * Uploads bytes to an address returned by the platform, once. If it fails, they may have arrived
   * anyway.
   */
  putBytes(address: string, bytes: UploadSource, options?: TransferOptions): Promise<void>;
  /** Downloads bytes from an address returned by the platform; returns their number. */
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
  /** The only trusted CA, unless `systemCa` is set. */
  readonly ca: PemFile;
  readonly cert: PemFile;
  readonly key: PemFile;
  readonly systemCa: boolean;
  /** Further CAs trusted with `systemCa`: files that the environment names. */
  readonly systemCaFiles?: readonly PemFile[];
  /** Revocation lists of the CAs of the platform. */
  readonly crl?: PemFile;
  /** Minimum TLS version (default: 1.2). */
  readonly tlsMin?: TlsVersion;
  /** The CA of the storage, if it has its own. */
  readonly storageCa?: PemFile;
}
