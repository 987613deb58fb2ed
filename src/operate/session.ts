import type { ApiVersion } from '../catalog/versions/api-version.ts';
import type { Host } from '../host.ts';
import type { Writer } from '../output/writer.ts';
import type { PemFile, Platform } from '../platform/platform.ts';
import type { VersionChoice } from './input/other-version.ts';
import type { RowOptions } from './rows/row-options.ts';
import type { NameListener } from './targets/item-names.ts';
import type { RowCache } from './targets/row-cache.ts';

/** Settings for connections to machines. */
export interface SshSettings {
  readonly user?: string | undefined;
  /** The file of the private key, absolute. */
  readonly key?: string | undefined;
  /** The kinds of addresses to try, with commas between them. */
  readonly address?: string | undefined;
}

/** Options of a run that are common to all verbs; others are in the call of the verb. */
export interface RunOptions {
  /** Print changing requests instead of sending them. */
  readonly dryRun: boolean;
  /** Timeout of a wait, in ms. */
  readonly waitTimeoutMs: number;
  /** Polling interval, in ms; undefined for increasing intervals. */
  readonly pollMs: number | undefined;
  readonly quiet: boolean;
  /** Print secrets. */
  readonly showSecrets: boolean;
  /** Print secrets even if stdout is not a terminal. */
  readonly showSecretsUnwatched: boolean;
  /** How rows are shown; default if left out. */
  readonly rows?: RowOptions;
  readonly ssh?: SshSettings;
}

/** The active profile. */
export interface ActiveProfile {
  readonly name: string;
  /** Destructive actions require typing its name. */
  readonly isProtected: boolean;
  /** The client certificate. */
  readonly certificate?: PemFile;
}

/** The context in which a verb runs. */
export interface Session {
  readonly host: Host;
  readonly platform: Platform;
  readonly writer: Writer;
  readonly cache: RowCache;
  /** Called with the names of all items of a resource, for shell completion. */
  readonly reportNames: NameListener;
  readonly options: RunOptions;
  readonly profile: ActiveProfile;
  /** The version of the API that is used. */
  readonly api: ApiVersion;
  readonly versionChoice: VersionChoice;
}
