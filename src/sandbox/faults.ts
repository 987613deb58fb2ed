import { STATUS_CODES } from 'node:http';
import { catalog } from '../catalog/index.ts';
import type { Verb } from '../catalog/verbs.ts';
import { UsageFailure } from '../failures.ts';
import type { Outcomes } from './lifecycle.ts';
import type { Random } from './random.ts';

/** What goes wrong with a whole request. */
export type RequestFault =
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'drop' | 'hang' | 'html' };

/** Something that goes wrong on purpose, in `share` (0 to 1) of the cases. */
export type Fault = (
  | RequestFault
  | { readonly kind: 'outcome'; readonly verb: string; readonly state: string }
) & { readonly share: number };

/** The failed states each verb can end in, by every name of the verb. */
const failures = (): Map<string, { verb: string; states: Set<string> }> => {
  const found = new Map<string, { verb: string; states: Set<string> }>();
  const verbs = catalog.flatMap((resource): [string, Verb][] => Object.entries(resource.verbs));
  for (const [verb, { kind, also = [], ...rest }] of verbs) {
    const awaits = 'awaits' in rest ? rest.awaits : undefined;
    const unless = awaits?.unless ?? [];
    if ((kind !== 'action' && kind !== 'create') || unless.length === 0) continue;
    for (const name of [verb, ...also]) {
      const entry = found.get(name) ?? { verb, states: new Set() };
      for (const state of unless) entry.states.add(state);
      found.set(name, entry);
    }
  }
  return found;
};

const known = (): string[] => [
  ...[...failures()]
    .filter(([name, { verb }]) => name === verb)
    .flatMap(([name, { states }]) => [...states].map((state) => `${name}:${state}`)),
  'http:<status 400-599>',
  'drop',
  'hang',
  'html',
];

/** The fault a text names, without its share; undefined when it names none. */
const faultNamed = (words: readonly string[]): RequestFault | Fault | undefined => {
  const [first = '', second, ...more] = words;
  if (more.length > 0) return undefined;
  if (second === undefined)
    return first === 'drop' || first === 'hang' || first === 'html' ? { kind: first } : undefined;
  if (first === 'http')
    return /^[45]\d\d$/.test(second) ? { kind: 'http', status: Number(second) } : undefined;
  const verb = failures().get(first);
  return verb?.states.has(second)
    ? { kind: 'outcome', verb: verb.verb, state: second, share: 1 }
    : undefined;
};

/**
 * Reads `boot:stalled`, `http:503`, `drop`, `hang` or `html`, each with an optional share such as
 * `http:503:0.2`. Throws a `UsageFailure` that lists what there is.
 */
export const parseFault = (text: string): Fault => {
  const words = text.split(':');
  const last = words.at(-1) ?? '';
  const hasShare = words.length > 1 && /^(?:0|0?\.\d+|1(?:\.0+)?)$/.test(last);
  const fault = faultNamed(hasShare ? words.slice(0, -1) : words);
  if (fault) return { ...fault, share: hasShare ? Number(last) : 1 };
  throw new UsageFailure(`--fault ${text}: no such fault`, {
    code: 'unknown_fault',
    hint: 'add a share between 0 and 1 to have it only now and then: http:503:0.2',
    lines: ['known faults:', ...known().map((name) => `  ${name}`)],
  });
};

/** The faults asked for, at work. */
export interface Mishaps extends Outcomes {
  /** What goes wrong with the next request; undefined for nothing. */
  next(): RequestFault | undefined;
}

/** Decides case by case, with the same decisions for the same sequence of cases. */
export const mishapsOf = (faults: readonly Fault[], random: Random): Mishaps => {
  const strikes = ({ share }: Fault): boolean => random.next() < share;
  return {
    next: () => {
      for (const fault of faults) if (fault.kind !== 'outcome' && strikes(fault)) return fault;
      return undefined;
    },
    failureOf: (verb, possible) => {
      for (const fault of faults) {
        if (fault.kind !== 'outcome' || fault.verb !== verb) continue;
        if (possible.includes(fault.state) && strikes(fault)) return fault.state;
      }
      return undefined;
    },
  };
};

/** What HTTP calls a status, for the message of an error. */
export const statusText = (status: number): string => STATUS_CODES[status] ?? 'Error';
