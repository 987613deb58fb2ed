/** How undici's parser of HTTP/1.1, which is WebAssembly, comes to be machine code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getBuiltinModule, versions } from 'node:process';

/** What the parser offers, as far as it is used here. */
interface Exports {
  llhttp_alloc(kind: number): number;
  llhttp_execute(parser: number, start: number, length: number): number;
}

/** The kind of messages a client reads, as llhttp numbers them. */
const responses = 2;

/** V8's flag for compiling once and fast, and those that take it and what it implies back. */
const once = '--liftoff-only';
const asUsual = ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'];

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
 * so what undici makes of the same bytes finds it there.
 *
 * Code that Node and imco keep compiled is refused while flags are other than usual, so they are
 * set for this alone. Node 20 looks at them later again: there they stay, until code is kept at the
 * end. What later versions of V8 call them nobody knows: there all is left as it is.
 */
export const compileParser = (): void => {
  const major = Number.parseInt(versions.node, 10);
  if (parser || major > 24) return;
  const { setFlagsFromString } = getBuiltinModule('node:v8');
  setFlagsFromString(once);
  if (major < 22) return;
  try {
    compile();
  } catch {
    // undici has another build of it for engines that do not take this one.
  } finally {
    for (const flag of asUsual) setFlagsFromString(flag);
  }
};
