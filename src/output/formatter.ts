import type { Document } from './document.ts';
import type { Sink } from './terminal.ts';

/**
 * Turns an answer into text for a stream, piece by piece. The pieces may be short: the writer
 * gathers them. Together they are the whole of what goes to stdout.
 */
export type Formatter = (document: Document, sink: Sink) => Promise<Iterable<string>>;
