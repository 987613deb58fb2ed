import type { ReadFiles } from '../config/load.ts';
import type { Host } from '../host.ts';
import type { FailureKind } from '../lib/failures/failures.ts';
import type { OpenWriter, Writer } from '../output/writer.ts';

/** What a run has learned about itself so far; a failure is told with what is known by then. */
export interface RunContext {
  readonly host: Host;
  readonly openWriter: OpenWriter;
  /** The settings files, once they are read: a pipe cannot be read again. */
  files?: Promise<ReadFiles>;
  /** The writer in force: of the format asked for, once the configuration has been read. */
  writer: Writer;
  /** What the configuration has to say; with a machine format it goes with a failure. */
  readonly notices: string[];
  /** What the process ends with when nothing fails: a number, or the kind whose number it is. */
  exit: number | FailureKind;
}
