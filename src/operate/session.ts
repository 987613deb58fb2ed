import type { ApiVersion } from '../catalog/versions/api-version.ts';
import type { Host } from '../host.ts';
import type { Writer } from '../output/writer.ts';
import type { PemFile, Platform } from '../platform/platform.ts';
import type { RowOptions } from './rows/row-options.ts';
import type { NameListener } from './targets/item-names.ts';
import type { RowCache } from './targets/row-cache.ts';

/** What the flags of a command ask of the run, whatever the verb; the rest is in the verb's call. */
export interface RunOptions {
  /** Print the requests that change something instead of sending them. */
  readonly dryRun: boolean;
  /** Longest wait, in ms. */
  readonly waitTimeoutMs: number;
  /** Interval between two polls, in ms; undefined for intervals that grow. */
  readonly pollMs: number | undefined;
  readonly quiet: boolean;
  /** Print what the platform marks as secret. */
  readonly showSecrets: boolean;
  /** Print it also where stdout is not a terminal. */
  readonly showSecretsUnwatched: boolean;
  /** How rows are shown; as usual where it is left out. */
  readonly rows?: RowOptions;
}

/** The active profile, as confirmations name it. */
export interface ActiveProfile {
  readonly name: string;
  /** Its name has to be typed before anything is destroyed. */
  readonly isProtected: boolean;
  /** The certificate that is shown to the platform. */
  readonly certificate?: PemFile;
}

/** Everything a verb needs to run. */
export interface Session {
  readonly host: Host;
  readonly platform: Platform;
  readonly writer: Writer;
  readonly cache: RowCache;
  /** Is called with the names of all things of a resource, for completion to offer. */
  readonly reportNames: NameListener;
  readonly options: RunOptions;
  readonly profile: ActiveProfile;
  /** The version of the API that is spoken. */
  readonly api: ApiVersion;
}
