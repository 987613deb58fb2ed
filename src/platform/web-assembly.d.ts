/** The part of the JavaScript interface of WebAssembly 1.0 that is used; Node's types leave it out. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): readonly { readonly module: string; readonly name: string }[];
  }

  class Instance {
    constructor(
      module: Module,
      imports: Readonly<Record<string, Readonly<Record<string, () => number>>>>,
    );
    readonly exports: object;
  }
}
