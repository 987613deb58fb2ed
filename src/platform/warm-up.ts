import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What undici's parser offers, as far as it is used here. */
interface Exports {
  llhttp_alloc(kind: number): number;
  llhttp_execute(parser: number, start: number, length: number): number;
}

/** The kind of messages a client reads, as llhttp numbers them. */
const responses = 2;

/**
 * Lets the engine compile undici's parser of HTTP/1.1 while there is nothing to parse yet. It keeps
 * compiled code by the bytes it came from, so what undici makes of the same bytes finds it there.
 * Nothing is parsed: a parser that has work behind it is soon compiled once more, by the optimising
 * compiler, for which the end of the process would wait. The build lays the file beside the chunks.
 * Throws where it cannot be done, which costs nothing but the time that would have been saved.
 */
export const warmUp = (): void => {
  const parser = new WebAssembly.Module(readFileSync(join(__dirname, 'llhttp_simd.wasm')));
  const called = WebAssembly.Module.imports(parser).map(({ name }) => [name, () => 0]);
  const { exports } = new WebAssembly.Instance(parser, { env: Object.fromEntries(called) });
  // What llhttp exports is known from its source.
  const { llhttp_alloc, llhttp_execute } = exports as Exports;
  llhttp_execute(llhttp_alloc(responses), 0, 0);
};
