import type { Host } from '../host.ts';
import type { Writer } from '../output/writer.ts';
import type { PemFile, Platform } from '../platform/platform.ts';
import type { RowOptions } from './rows/row-options.ts';
import type { NameListener } from './targets/item-names.ts';
import type { RowCache } from './targets/row-cache.ts';

/** What the flags of a command ask of the run, whatever the verb. */
export interface RunOptions {
  /** Do not ask before what destroys or disrupts. */
  readonly yes: boolean;
  /** The name of a protected profile, which stands for typing it. */
  readonly confirm: string | undefined;
  /** Send also when the state says the platform will refuse. */
  readonly force: boolean;
  /** Print the requests that change something instead of sending them. */
  readonly dryRun: boolean;
  readonly wait: boolean;
  /** Longest wait, in ms. */
  readonly waitTimeoutMs: number;
  /** The state `--wait=state` names instead of the one the verb leads to. */
  readonly waitUntil: string | undefined;
  /** Pause between two looks, in ms; undefined for pauses that grow. */
  readonly pollMs: number | undefined;
  readonly quiet: boolean;
  /** Print what the platform marks as secret. */
  readonly showSecrets: boolean;
  /** Send nothing more once an action has failed for one of its targets. */
  readonly failFast: boolean;
  /** Add what references lead to, in a member of its own. */
  readonly expand: boolean;
  /** What rows are to look like; as usual unless said. */
  readonly rows?: RowOptions;
}

/** The profile in force, as confirmations name it. */
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
  /** Takes the names of all things of a resource, for completion to offer. */
  readonly reportNames: NameListener;
  readonly options: RunOptions;
  readonly profile: ActiveProfile;
}
