import type { RunContext } from '../../cli/run-context.ts';
import { isDomain } from '../../config/endpoint.ts';
import type { Clock } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { SandboxOptions } from '../../sandbox/index.ts';
import { demoPlan } from '../../sandbox/seed/demo-plan.ts';
import type { SeedPlan } from '../../sandbox/seed/index.ts';
import type { ShellName } from './shell-code.ts';

/** Output flags of every command, as strings. */
export interface SandboxOutputFlags {
  readonly output?: string;
  readonly quiet?: true;
}

/** Flags of the commands that work on a folder. */
export interface FolderFlags extends SandboxOutputFlags {
  readonly dir?: string;
}

/** Flags that configure a sandbox. */
export interface ServingFlags extends SandboxOutputFlags {
  readonly port?: string;
  readonly seed?: string;
  readonly servers?: string;
  readonly events?: string;
  readonly speed?: string;
  readonly latency?: string;
  readonly fault?: readonly string[];
  readonly storageHost?: true;
  readonly domain?: string;
}

/** Flags of `sandbox start`. */
export interface StartFlags extends ServingFlags, FolderFlags {
  readonly detach?: true;
  readonly addProfile?: true;
}

/** Flags of `sandbox env`. */
export interface EnvFlags extends FolderFlags {
  readonly shell?: ShellName;
}

/** The name of the profile that leads to a sandbox. */
export const sandboxProfile = 'sandbox';

/** A minute on a real platform takes a second. */
export const defaultSpeed = 60;

/** Parses a number within bounds. Throws a `UsageFailure` that names the bounds. */
const parseNumber = (
  flag: string,
  text: string,
  { pattern, says, max }: { pattern: RegExp; says: string; max: number },
): number => {
  const value = pattern.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= max) return value;
  throw new UsageFailure(`${flag}: expected ${says}, not "${text}"`, { code: 'invalid_value' });
};

const parseCount = (flag: string, text: string, max: number): number =>
  parseNumber(flag, text, { pattern: /^\d+$/, says: `a whole number from 0 to ${max}`, max });

const parseSpeed = (text: string): number => {
  const says = 'a number above 0, such as 60';
  const speed = parseNumber('--speed', text, { pattern: /^\d*\.?\d+$/, says, max: 1e9 });
  if (speed > 0) return speed;
  throw new UsageFailure(`--speed: expected ${says}, not "${text}"`, { code: 'invalid_value' });
};

const parseSeed = async ({ seed, servers, events }: ServingFlags): Promise<SeedPlan> => {
  if (seed === 'empty') {
    if (servers === undefined && events === undefined) return { kind: 'empty' };
    throw new UsageFailure('--servers and --events cannot be combined with --seed empty', {
      code: 'invalid_value',
      hint: 'remove them, or remove --seed empty',
    });
  }
  return {
    kind: 'demo',
    servers: servers === undefined ? demoPlan.servers : parseCount('--servers', servers, 10_000),
    events: events === undefined ? demoPlan.events : parseCount('--events', events, 1_000_000),
  };
};

const parseDomain = (text: string): string => {
  if (isDomain(text)) return text;
  throw new UsageFailure('--domain: expected a domain, such as example.com', {
    code: 'invalid_value',
  });
};

/**
 * The options that the flags ask for. Throws a `UsageFailure` that names the flag and its valid
 * values. `warn` is called with problems while the sandbox runs.
 */
export const readSandboxOptions = async (
  flags: ServingFlags,
  clock: Clock,
  warn: (text: string) => void,
): Promise<Omit<SandboxOptions, 'folder'>> => {
  const { parseFault } = await import('../../sandbox/server/faults.ts');
  return {
    clock,
    port: flags.port === undefined ? 0 : parseCount('--port', flags.port, 65_535),
    seed: await parseSeed(flags),
    speed: flags.speed === undefined ? defaultSpeed : parseSpeed(flags.speed),
    latency: flags.latency === undefined ? 0 : parseCount('--latency', flags.latency, 600_000),
    faults: (flags.fault ?? []).map(parseFault),
    storageHost: flags.storageHost === true,
    ...(flags.domain !== undefined && { domain: parseDomain(flags.domain) }),
    warn,
  };
};

/** Reads the options; problems while the sandbox runs are printed as warnings. */
export const readOptions = (
  { host, writer }: RunContext,
  flags: ServingFlags,
): Promise<Omit<SandboxOptions, 'folder'>> =>
  readSandboxOptions(flags, host.clock, (text) => writer.warn(`sandbox: ${text}`));

/** The command-line arguments that pass the same flags to another process. */
export const createSandboxWords = (flags: ServingFlags): string[] => {
  const { port, seed, servers, events, speed, latency, domain, fault = [] } = flags;
  const single = { port, seed, servers, events, speed, latency, domain };
  return [
    ...Object.entries(single).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, value],
    ),
    ...fault.flatMap((text) => ['--fault', text]),
    ...(flags.storageHost ? ['--storage-host'] : []),
  ];
};
