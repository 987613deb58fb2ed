import { type Command, Option } from 'commander';
import type { Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { durationFormat, parseDuration } from '../../lib/time/duration.ts';
import { parseSuccess, type WaitChoice } from '../../operate/waiting/condition-words.ts';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';

/** Shortest interval between two polls, in ms: the platform serves others too. */
const shortestIntervalMs = 100;

const describeEnd = ({
  success = [],
  field = 'state',
  untilSent,
  settles,
  deleted,
}: SuccessConditions): string => {
  if (deleted) return 'it is gone';
  if (settles) return 'its state is at rest';
  if (untilSent !== undefined) return 'it is attached';
  if (success.includes(null)) return 'it is detached';
  const words = joinWords(success.map(String), 'or');
  return field === 'size' ? `its size is ${words}` : `it is ${words}`;
};

const parsePollInterval = (text: string): number => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= shortestIntervalMs) return ms;
  const problem = ms === undefined ? 'is no duration' : 'is too often';
  throw new UsageFailure(`--poll ${text} ${problem}`, {
    code: 'invalid_value',
    hint: `write ${durationFormat}, at least ${shortestIntervalMs}ms`,
  });
};

/** The polling interval; it grows by default. */
export const createPollFlag = (about: string, facts: FlagFacts = {}): Option =>
  setFlagFacts(new Option('--poll <duration>', about).argParser(parsePollInterval), {
    ...facts,
    kind: 'duration',
  });

/** `--wait`, which may name the state to wait for: see `normalizeWords` for how that comes here. */
const createWaitOption = (about: string): Option => {
  const option = new Option('--wait', about);
  option.flags = '--wait[=state]';
  return setFlagFacts(option, { kind: 'state', isValueOptional: true });
};

/** Refuses a condition that is empty, as a variable without a value leaves it. */
export const refuseEmptyCondition = (flag: string, text: string): void => {
  if (text.trim() !== '') return;
  throw new UsageFailure(`${flag} is empty: it needs a state, such as ${flag}=operational`, {
    code: 'empty_value',
    hint: 'a variable without a value may stand there',
  });
};

const createWaitUntilOption = (resource: Resource, awaits: SuccessConditions): Option =>
  new Option('--wait-until <state>').hideHelp().argParser((text) => {
    refuseEmptyCondition('--wait', text);
    // Only checked here, before anything is sent; the run reads it for each wait anew.
    parseSuccess(resource, awaits, text);
    return text;
  });

/**
 * The flags of a verb that can be waited for. `resource` is what is waited for, `further` an action
 * that may follow.
 */
export const createWaitFlags = (
  resource: Resource,
  awaits: SuccessConditions | undefined,
  further?: string,
): readonly Option[] => {
  if (!awaits) return [];
  const more = further ? `, with --${further} until that is done` : '';
  return [
    createWaitOption(`wait until ${describeEnd(awaits)}${more}, or in the state given`),
    new Option('--no-wait', 'do not wait').hideHelp(),
    createWaitUntilOption(resource, awaits),
    createPollFlag('with --wait, look this often instead of ever less often'),
  ];
};

/** What the flags of such a verb were given; undefined where nothing is waited for. */
export const readWait = (command: Command): WaitChoice | undefined => {
  const { wait, waitUntil: until } = command.opts<{ wait?: boolean; waitUntil?: string }>();
  return wait ? { until } : undefined;
};
