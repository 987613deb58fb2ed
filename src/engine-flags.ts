/**
 * Flags of V8, as far as imco sets any while it runs. Code that Node and imco keep compiled is good
 * only for the flags it was compiled under: what is set late costs least, and before code is kept
 * all of it is set back.
 */
import { getBuiltinModule, versions } from 'node:process';

/** The major version of the Node that runs imco. */
export const nodeMajor = Number.parseInt(versions.node, 10);

/** What V8 calls its flags in later versions nobody knows, and it complains of those it has not. */
const newestKnown = 24;

/** Each flag by what it is for, with those that set it and what it implies back. */
export const engineFlags = {
  /** WebAssembly is compiled once, fast, and never again by the optimising compiler. */
  compileOnce: {
    flag: '--liftoff-only',
    usual: ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'],
  },
  /** The room for what is soon forgotten grows no further. */
  growNoFurther: {
    flag: '--semi-space-growth-factor=1',
    usual: ['--semi-space-growth-factor=2'],
  },
} as const;

const setAll = (flags: readonly string[]): void => {
  const { setFlagsFromString } = getBuiltinModule('node:v8');
  for (const flag of flags) setFlagsFromString(flag);
};

const setBack = new Set<string>();

/** Sets a flag. Answers whether it was set: on versions of Node that are not known yet none is. */
export const setEngineFlag = (name: keyof typeof engineFlags): boolean => {
  if (nodeMajor > newestKnown) return false;
  const { flag, usual } = engineFlags[name];
  setAll([flag]);
  for (const one of usual) setBack.add(one);
  return true;
};

/** Sets all flags to what they usually are. */
export const resetEngineFlags = (): void => {
  if (setBack.size > 0) setAll([...setBack]);
  setBack.clear();
};
