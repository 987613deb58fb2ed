import { isDomain } from '../../config/endpoint.ts';
import type { Clock } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { SandboxOptions } from '../../sandbox/index.ts';
import { demoPlan } from '../../sandbox/seed/demo-plan.ts';
import type { SeedPlan } from '../../sandbox/seed/index.ts';

/** Flags of every command, as text. */
export interface SandboxOutputFlags {
  readonly output?: string;
  readonly quiet?: true;
}

/** Flags of commands on a folder. */
export interface FolderFlags extends SandboxOutputFlags {
  readonly dir?: string;
}

/** Flags that say how a sandbox is to be. */
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
}

/** A minute of a real platform passes in a second. */
export const defaultSpeed = 60;

/** Reads a number, whole or not, within bounds. Throws a `UsageFailure` that says them. */
const parseNumber = (
  flag: string,
  text: string,
  { pattern, says, max }: { pattern: RegExp; says: string; max: number },
): number => {
  const value = pattern.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= max) return value;
  throw new UsageFailure(`${flag} ${text}: not ${says}`, { code: 'invalid_value' });
};

const parseCount = (flag: string, text: string, max: number): number =>
  parseNumber(flag, text, { pattern: /^\d+$/, says: `a whole number from 0 to ${max}`, max });

const parseSpeed = (text: string): number => {
  const says = 'a number above 0, such as 60 for a minute in a second';
  const speed = parseNumber('--speed', text, { pattern: /^\d*\.?\d+$/, says, max: 1e9 });
  if (speed > 0) return speed;
  throw new UsageFailure(`--speed ${text}: not ${says}`, { code: 'invalid_value' });
};

const parseSeed = async ({ seed, servers, events }: ServingFlags): Promise<SeedPlan> => {
  if (seed === 'empty') {
    if (servers === undefined && events === undefined) return { kind: 'empty' };
    throw new UsageFailure('--servers and --events belong to --seed demo', {
      code: 'invalid_value',
      hint: 'leave them out, or leave out --seed empty',
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
  throw new UsageFailure('--domain: not a valid domain, such as example.com', {
    code: 'invalid_value',
  });
};

/**
 * What the flags ask for. Throws a `UsageFailure` that names the flag and says what it takes.
 * `warn` hears of what goes wrong while the sandbox runs.
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

/** The words that give another process the same flags. */
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
