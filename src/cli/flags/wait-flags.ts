import { type Command, Option } from 'commander';
import { findResource } from '../../catalog/index.ts';
import { followReferences } from '../../catalog/rules/referred-resource.ts';
import type { Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { durationFormat, parseDuration } from '../../lib/time/duration.ts';
import { parseSuccess, type WaitChoice } from '../../operate/waiting/condition-words.ts';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';

/** Shortest polling interval in ms, to limit the load on the platform. */
const shortestIntervalMs = 100;

const describeEnd = (
  { title }: Resource,
  {
    on,
    success = [],
    field = 'state',
    untilSent,
    settles,
    while: busy = [],
    deleted,
  }: SuccessConditions,
): string => {
  if (on) return `the ${title} is ${joinWords(success.map(String), 'or')}`;
  if (deleted) return 'it is deleted';
  if (busy.length > 0) return `it is no longer ${joinWords(busy, 'or')}`;
  if (settles && success.length === 0) return 'its state stops changing';
  if (untilSent !== undefined) return 'it is attached';
  if (success.includes(null)) return 'it is detached';
  const words = joinWords(success.map(String), 'or');
  return field === 'size' ? `its size is ${words}` : `it is ${words}`;
};

const parsePollInterval = (text: string): number => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= shortestIntervalMs) return ms;
  const problem = ms === undefined ? 'is not a valid duration' : 'is too short';
  throw new UsageFailure(`--poll: "${text}" ${problem}`, {
    code: 'invalid_value',
    hint: `use ${durationFormat}, at least ${shortestIntervalMs}ms`,
  });
};

/** The polling interval; it grows by default. */
export const createPollFlag = (about: string, facts: FlagFacts = {}): Option =>
  setFlagFacts(new Option('--poll <duration>', about).argParser(parsePollInterval), {
    ...facts,
    kind: 'duration',
  });

/** `--wait`, optionally with a state, which `normalizeWords` turns into `--wait-until`. */
const createWaitOption = (about: string): Option => {
  const option = new Option('--wait', about);
  option.flags = '--wait[=state]';
  return setFlagFacts(option, { kind: 'state', isValueOptional: true });
};

/** Refuses an empty condition, usually from an empty variable. */
export const refuseEmptyCondition = (flag: string, text: string): void => {
  if (text.trim() !== '') return;
  throw new UsageFailure(`${flag} is empty; a state is required, such as ${flag}=operational`, {
    code: 'empty_value',
    hint: 'check whether a variable is empty',
  });
};

const createWaitUntilOption = (resource: Resource, awaits: SuccessConditions): Option =>
  new Option('--wait-until <state>').hideHelp().argParser((text) => {
    refuseEmptyCondition('--wait', text);
    // Only checked here, before anything is sent; each wait parses it again.
    parseSuccess(resource, awaits, text);
    return text;
  });

/**
 * The flags of a verb that can wait. `resource` is the resource to wait for, `further` an action that
 * may follow.
 */
export const createWaitFlags = (
  resource: Resource,
  awaits: SuccessConditions | undefined,
  further?: string,
): readonly Option[] => {
  if (!awaits) return [];
  const of = followReferences(resource, awaits.on ?? [], findResource);
  const more = further ? ` (with --${further}: until the ${further} has finished)` : '';
  return [
    createWaitOption(`wait until ${describeEnd(of, awaits)}${more}, or until the given state`),
    new Option('--no-wait', 'do not wait').hideHelp(),
    createWaitUntilOption(of, awaits),
    createPollFlag('polling interval of --wait; default: increasing'),
  ];
};

/** The flags of a verb whose end is reported by an event; there is no state to wait for. */
export const createEventWaitFlags = (): readonly Option[] => [
  new Option('--wait', 'wait until an event reports the end'),
  new Option('--no-wait', 'do not wait').hideHelp(),
  new Option('--wait-until <state>').hideHelp().argParser((text) => {
    throw new UsageFailure(`--wait=${text}: there is no state to wait for, only an event`, {
      code: 'invalid_value',
      hint: 'use --wait',
    });
  }),
  createPollFlag('polling interval of --wait; default: increasing'),
];

/** The values of these flags; undefined without `--wait`. */
export const readWait = (command: Command): WaitChoice | undefined => {
  const { wait, waitUntil: until } = command.opts<{ wait?: boolean; waitUntil?: string }>();
  return wait ? { until } : undefined;
};
