/**
 * What V8 compiled of imco is kept for the next start. Node can do that itself from version 22.1 on,
 * but keeps only what the first start of all had compiled, and Node 20 not at all.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { getBuiltinModule } from 'node:process';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { ownFolder, writeOwn } from './cache-folder.ts';
import { resetEngineFlags } from './engine-flags.ts';

/** What Node has for others to add to, and no types for: how files are loaded, and what was. */
interface Loading {
  readonly _extensions: Record<string, (module: NodeJS.Module, file: string) => void>;
  readonly _cache: Record<string, NodeJS.Module | undefined>;
}

/** A check sum comes first: V8 itself takes any bytes that look as if they were its own. */
const sumBytes = 4;

const unsealed = (bytes: Buffer): Buffer | undefined => {
  if (bytes.length < sumBytes) return undefined;
  const code = bytes.subarray(sumBytes);
  return crc32(code) === bytes.readUInt32LE(0) ? code : undefined;
};

const sealed = (code: Buffer): Buffer => {
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(code));
  return Buffer.concat([sum, code]);
};

/** The Node that runs imco. */
interface Runtime {
  /** As `process.version`: it says V8's, whose format changes with each. */
  readonly version: string;
  readonly arch: string;
}

/**
 * The folder for compiled code, made where it is not there; undefined where it is not safe: code is
 * run as it is read, so nobody else may be able to write it.
 */
const folderIn = (cache: string, { version, arch }: Runtime): string | undefined => {
  try {
    return ownFolder(cache, 'compiled', `${version}-${arch}`);
  } catch {
    return undefined;
  }
};

const read = (file: string): Buffer | undefined => {
  try {
    return unsealed(readFileSync(file));
  } catch {
    return undefined;
  }
};

/** A chunk without the hash of its build; a part of a file has none. */
const nameOf = (chunk: string): string | undefined => /^(.+)-[\w-]{8}\.cjs$/.exec(chunk)?.[1];

/** Writes the code of one chunk, and removes that of the same chunk from other builds. */
const write = (folder: string, chunk: string, code: Buffer): void => {
  writeOwn(join(folder, chunk), sealed(code));
  for (const other of readdirSync(folder)) {
    if (other !== chunk && nameOf(other) === nameOf(chunk)) {
      rmSync(join(folder, other), { force: true });
    }
  }
};

/** A run that made requests has used most of what others need; help alone has used little. */
const isTelling = (chunks: readonly string[]): boolean =>
  chunks.some((chunk) => chunk.startsWith('requests-'));

/**
 * Lets the chunks of imco, files `*.cjs` in `folder`, be loaded with the code kept for them below
 * `cache`. What is answered keeps the code of those that had none, to be called at the end of the
 * run. Where no safe folder is to be had imco starts as it does without; so it does on any error.
 */
export const loadCompiled = (folder: string, cache: string, runtime: Runtime): (() => void) => {
  const kept = folderIn(cache, runtime);
  if (kept === undefined) return () => {};
  const loaded: string[] = [];
  const fresh = new Map<string, Script>();
  const Module = getBuiltinModule('node:module');
  const { _extensions: loaders, _cache: modules } = Module as typeof Module & Loading;
  const usual = loaders['.js'];
  const load = (module: NodeJS.Module, file: string): void => {
    const chunk = basename(file);
    // The build leaves ASCII only, which is read fastest like this.
    const source = readFileSync(file, 'latin1');
    const cachedData = read(`${kept}${sep}${chunk}`);
    const script = new Script(Module.wrap(source), {
      filename: file,
      ...(cachedData && { cachedData }),
    });
    loaded.push(chunk);
    // Code that was refused is good for other flags of V8, and left to them.
    if (!cachedData) fresh.set(chunk, script);
    const run: (...given: unknown[]) => void = script.runInThisContext();
    run.call(module.exports, module.exports, requireFrom(module), module, file, folder);
  };
  /** Chunks are beside each other: there is nothing to look for. */
  const requireFrom =
    (parent: NodeJS.Module) =>
    (id: string): unknown => {
      if (!id.startsWith('./')) return parent.require(id);
      const file = `${folder}${sep}${id.slice(2)}`;
      const before = modules[file];
      if (before) return before.exports;
      const module = new Module(file, parent);
      module.filename = file;
      modules[file] = module;
      try {
        load(module, file);
        module.loaded = true;
      } finally {
        if (!module.loaded) delete modules[file];
      }
      return module.exports;
    };
  loaders['.cjs'] = (module, file) => {
    if (dirname(file) === folder) load(module, file);
    else usual?.(module, file);
  };
  return () => {
    if (!isTelling(loaded)) return;
    try {
      if (fresh.size > 0) resetEngineFlags();
      for (const [chunk, script] of fresh) {
        write(kept, chunk, script.createCachedData());
      }
    } catch {
      // A full or read-only disk: the next start is no faster, and nothing else is wrong.
    }
  };
};
