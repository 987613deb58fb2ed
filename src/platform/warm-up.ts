import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What undici's parser offers, as far as it is used here. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  llhttp_alloc(kind: number): number;
  llhttp_execute(parser: number, start: number, length: number): number;
}

/** An answer with everything in it that a parser meets in most of them. */
const answer = Buffer.from(
  [
    'HTTP/1.1 200 OK',
    'Content-Type: application/json',
    'Connection: keep-alive',
    'Transfer-Encoding: chunked',
    '',
    '2',
    '[]',
    '0',
    '',
    '',
  ].join('\r\n'),
);

/** The kind of messages a client reads, as llhttp numbers them. */
const responses = 2;

/**
 * Lets the engine compile undici's parser of HTTP/1.1 while there is nothing to parse yet, by
 * parsing an answer for nobody. The engine keeps compiled code by the bytes it came from, so what
 * undici makes of the same bytes finds it there. The build lays the file beside the chunks. Throws
 * where that cannot be done, which costs nothing but the time that would have been saved.
 */
export const warmUp = (): void => {
  const parser = new WebAssembly.Module(readFileSync(join(__dirname, 'llhttp_simd.wasm')));
  const called = WebAssembly.Module.imports(parser).map(({ name }) => [name, () => 0]);
  const { exports } = new WebAssembly.Instance(parser, { env: Object.fromEntries(called) });
  // What llhttp exports is known from its source.
  const { malloc, llhttp_alloc, llhttp_execute, memory } = exports as Exports;
  const place = malloc(answer.length);
  new Uint8Array(memory.buffer).set(answer, place);
  llhttp_execute(llhttp_alloc(responses), place, answer.length);
};
