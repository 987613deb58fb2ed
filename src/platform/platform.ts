/** A request as imco means it; `path` starts below the API version: `/cloud/servers`. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON when present. */
  readonly body?: unknown;
}

/** A successful answer. `body` is the parsed JSON, `undefined` where the answer was empty. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The platform behind mutual TLS: one pool of connections for one command. */
export interface Platform {
  /** Sends and answers any 2xx; everything else is thrown as one of the failures. */
  send(request: Request, options?: { readonly signal?: AbortSignal }): Promise<Answer>;
  /** The full URL of a request, for dry runs and messages. */
  url(request: Pick<Request, 'path' | 'query'>): string;
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
  /** The authority that is trusted, and nothing else unless `systemCa`. */
  readonly ca: PemFile;
  readonly cert: PemFile;
  readonly key: PemFile;
  readonly systemCa: boolean;
}
