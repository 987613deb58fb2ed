/** How undici's parser of HTTP/1.1, which is WebAssembly, comes to be machine code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeMajor, resetEngineFlags, setEngineFlag } from '../engine-flags.ts';

/** What the parser offers, as far as it is used here. */
interface Exports {
  llhttp_alloc(kind: number): number;
  llhttp_execute(parser: number, start: number, length: number): number;
}

/** The kind of messages a client reads, as llhttp numbers them. */
const responses = 2;

/** Held for good: with it the engine would forget the code. */
let parser: WebAssembly.Module | undefined;

/** Compiles what reads answers, by reading none. The build lays the file beside the chunks. */
const compile = (): void => {
  parser = new WebAssembly.Module(readFileSync(join(__dirname, 'llhttp_simd.wasm')));
  const called = WebAssembly.Module.imports(parser).map(({ name }) => [name, () => 0]);
  const { exports } = new WebAssembly.Instance(parser, { env: Object.fromEntries(called) });
  // What llhttp exports is known from its source.
  const { llhttp_alloc, llhttp_execute } = exports as Exports;
  llhttp_execute(llhttp_alloc(responses), 0, 0);
};

/**
 * Lets the engine compile undici's parser before it is used, and only once. After some hundred KB
 * it would compile it again with the optimising compiler: that takes a tenth of a second and 15 MB,
 * which the end of the process waits for. The engine keeps compiled code by the bytes it came from,
 * so what undici makes of the same bytes finds it there. The flag is set for this alone; Node 20
 * looks at it again later, so there it stays.
 */
export const compileParser = (): void => {
  if (parser || !setEngineFlag('compileOnce') || nodeMajor < 22) return;
  try {
    compile();
  } catch {
    // undici has another build of it for engines that do not take this one.
  } finally {
    resetEngineFlags();
  }
};
