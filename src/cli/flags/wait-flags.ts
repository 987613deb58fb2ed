import { Option } from 'commander';
import type { Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { durationFormat, parseDuration } from '../../lib/time/duration.ts';
import { successWords } from '../../operate/waiting/condition-words.ts';

/** Shortest pause between two looks, in ms: the platform serves others too. */
const leastPause = 100;

const endOf = ({
  until = [],
  on = 'state',
  untilSent,
  settles,
  gone,
}: SuccessConditions): string => {
  if (gone) return 'it is gone';
  if (settles) return 'its state is at rest';
  if (untilSent !== undefined) return 'it is attached';
  if (until.includes(null)) return 'it is detached';
  return on === 'size' ? `its size is ${until.join(' or ')}` : `it is ${until.join(' or ')}`;
};

const pauseIn = (text: string): number => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= leastPause) return ms;
  const wrong = ms === undefined ? 'is no duration' : 'is too often';
  throw new UsageFailure(`--poll ${text} ${wrong}`, {
    code: 'invalid_value',
    hint: `write ${durationFormat}, at least ${leastPause}ms`,
  });
};

/** How often to look; the usual pauses grow. */
export const pollFlags = (about: string): Option =>
  new Option('--poll <duration>', about).argParser(pauseIn);

/** `--wait`, which may name the state to wait for: see `normalizeWords` for how that comes here. */
const waitFlag = (about: string): Option => {
  const option = new Option('--wait', about);
  option.flags = '--wait[=state]';
  return option;
};

/** Refuses a condition that is empty, as a variable without a value leaves it. */
export const refuseEmptyCondition = (flag: string, text: string): void => {
  if (text.trim() !== '') return;
  throw new UsageFailure(`${flag} is empty: it needs a state, such as ${flag}=operational`, {
    code: 'empty_value',
    hint: 'a variable without a value may stand there',
  });
};

const otherEnd = (resource: Resource, awaits: SuccessConditions): Option =>
  new Option('--wait-until <state>').hideHelp().argParser((text) => {
    refuseEmptyCondition('--wait', text);
    // Only checked here, before anything is sent; the run reads it for each wait anew.
    successWords(resource, awaits, text);
    return text;
  });

/**
 * The flags of a verb that can be waited for. `resource` is what is waited for, `further` an action
 * that may follow.
 */
export const waitFlags = (
  resource: Resource,
  awaits: SuccessConditions | undefined,
  further?: string,
): readonly Option[] => {
  if (!awaits) return [];
  const more = further ? `, with --${further} until that is done` : '';
  return [
    waitFlag(`wait until ${endOf(awaits)}${more}, or in the state given`),
    new Option('--no-wait', 'do not wait').hideHelp(),
    otherEnd(resource, awaits),
    pollFlags('with --wait, look this often instead of ever less often'),
  ];
};
