import type { ReadFiles } from '../config/load.ts';
import type { Host } from '../host.ts';
import type { FailureKind } from '../lib/failures/failures.ts';
import type { OpenWriter, Writer } from '../output/writer.ts';

/** What is known of a run so far; failures are reported with it. */
export interface RunContext {
  readonly host: Host;
  readonly openWriter: OpenWriter;
  /** The settings files, once they are read: a pipe cannot be read again. */
  files?: Promise<ReadFiles>;
  /**
   * The writer: of the format asked for once the configuration has been read, a plain one before.
   */
  writer: Writer;
  /** What the configuration has to say; with a machine format it goes with a failure. */
  readonly notices: string[];
  /** The exit code when nothing fails: a number, or the kind of failure that has it. */
  exit: number | FailureKind;
}
