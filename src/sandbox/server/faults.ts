import { STATUS_CODES } from 'node:http';
import type { Resource } from '../../catalog/resource.ts';
import { listAwaitedEnds, listStages } from '../../catalog/rules/awaited-end.ts';
import { findChoice } from '../../catalog/rules/choices.ts';
import { failedWord } from '../../catalog/verb-facts.ts';
import type { Verb } from '../../catalog/verb-forms.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { ForcedOutcomes } from '../lifecycle/forced-outcomes.ts';
import { listFailures } from '../lifecycle/transition-plan.ts';
import type { Random } from '../state/random.ts';

/** A fault of an entire request. */
export type RequestFault =
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'drop' | 'hang' | 'html' };

/** An injected fault, with the probability `share` (0 to 1). */
export type Fault = (
  | RequestFault
  | { readonly kind: 'transfer'; readonly fault: RequestFault }
  | { readonly kind: 'outcome'; readonly verb: string; readonly state: string }
) & { readonly share: number };

/** Returns the names of a verb. */
type NamesOf = (resource: Resource, name: string, verb: Verb) => readonly string[];

/** The name of the command: that of the choice for an action that a flag chooses. */
const listOwnName: NamesOf = (resource, name) => [findChoice(resource, name)?.name ?? name];
const listNames: NamesOf = (resource, name, verb) => [
  name,
  ...listOwnName(resource, name, verb),
  ...(verb.also ?? []),
];

/** The failed states each verb can end in, by its names. */
const listFaults = ({ resources }: Catalog, namesOf: NamesOf): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const verbs = resources.flatMap((resource) =>
    Object.entries(resource.verbs).map(([name, verb]) => ({ resource, name, verb })),
  );
  for (const { resource, name, verb } of verbs) {
    // The content of an upload is processed by a separate action.
    const awaited = verb.kind !== 'upload' && 'awaits' in verb ? listAwaitedEnds(verb) : [];
    const isReported = verb.kind === 'action' && verb.endEvent !== undefined;
    const unless = isReported ? [failedWord] : awaited.flatMap(listFailures);
    if (unless.length === 0) continue;
    const stages = awaited.flatMap((end) =>
      listStages(end).flatMap((stage) => listFailures(end).map((state) => [stage, state] as const)),
    );
    const pairs = namesOf(resource, name, verb).flatMap((one) =>
      unless.map((state) => [one, state] as const),
    );
    for (const [one, state] of [...pairs, ...stages])
      found.set(one, new Set([...(found.get(one) ?? []), state]));
  }
  return found;
};

const requestFaults = ['http:<status 400-599>', 'drop', 'hang', 'html'];

/** A line for each verb, with the states that it can be made to end in. */
const listKnown = (catalog: Catalog): string[] => [
  ...[...listFaults(catalog, listOwnName)].map(
    ([name, states]) => `${name}:${[...states].join('|')}`,
  ),
  ...requestFaults,
  ...requestFaults.map((fault) => `storage:${fault}`),
];

const parseRequestFault = ([first, second, ...more]: readonly string[]):
  | RequestFault
  | undefined => {
  if (more.length > 0) return undefined;
  if (second === undefined)
    return first === 'drop' || first === 'hang' || first === 'html' ? { kind: first } : undefined;
  return first === 'http' && /^[45]\d\d$/.test(second)
    ? { kind: 'http', status: Number(second) }
    : undefined;
};

/** The fault that the words name, with its probability; undefined if they do not name one. */
const parseNamedFault = (
  catalog: Catalog,
  words: readonly string[],
  share: number,
): Fault | undefined => {
  const [first = '', ...rest] = words;
  const [state = '', ...more] = rest;
  if (first === 'storage') {
    const fault = parseRequestFault(rest);
    return fault && { kind: 'transfer', fault, share };
  }
  const fault = parseRequestFault(words);
  if (fault) return { ...fault, share };
  const possible = more.length === 0 && listFaults(catalog, listNames).get(first)?.has(state);
  return possible ? { kind: 'outcome', verb: first, state, share } : undefined;
};

/**
 * Parses `boot:stalled`, `http:503`, `drop`, `hang` or `html`, or one of the last four for the
 * transfer of uploads and downloads, as in `storage:http:503`; each with an optional probability,
 * such as `http:503:0.2`. Throws a `UsageFailure` that lists the valid faults.
 */
export const parseFault = (text: string, catalog: Catalog): Fault => {
  const words = text.split(':');
  const last = words.at(-1) ?? '';
  const hasShare = words.length > 1 && /^(?:0|0?\.\d+|1(?:\.0+)?)$/.test(last);
  const share = hasShare ? Number(last) : 1;
  const fault = parseNamedFault(catalog, hasShare ? words.slice(0, -1) : words, share);
  if (fault) return fault;
  throw new UsageFailure(`--fault: unknown fault "${text}"`, {
    code: 'unknown_fault',
    hint: 'add a probability between 0 and 1 to inject it at random, such as http:503:0.2',
    lines: ['valid faults:', ...listKnown(catalog).map((name) => `  ${name}`)],
  });
};

/** Decides which faults happen. */
export interface FaultPlan extends ForcedOutcomes {
  /** The fault of the next request; undefined for none. */
  next(): RequestFault | undefined;
  /** The fault of the next transfer; undefined for none. */
  nextTransfer(): RequestFault | undefined;
}

/** The plan of these faults; the same sequence of requests gets the same faults. */
export const createFaultPlan = (faults: readonly Fault[], random: Random): FaultPlan => {
  const strikes = ({ share }: Fault): boolean => random.next() < share;
  return {
    next: () => {
      for (const fault of faults)
        if (fault.kind !== 'outcome' && fault.kind !== 'transfer' && strikes(fault)) return fault;
      return undefined;
    },
    nextTransfer: () => {
      for (const fault of faults)
        if (fault.kind === 'transfer' && strikes(fault)) return fault.fault;
      return undefined;
    },
    failureOf: (names, possible) => {
      for (const fault of faults) {
        if (fault.kind !== 'outcome' || !names.includes(fault.verb)) continue;
        if (possible.includes(fault.state) && strikes(fault)) return fault.state;
      }
      return undefined;
    },
  };
};

/** The reason phrase of an HTTP status, for the message of an error. */
export const formatStatusText = (status: number): string => STATUS_CODES[status] ?? 'Error';
