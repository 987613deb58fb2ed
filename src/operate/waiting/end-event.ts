/** Recognises the event that reports the end of an action. */
import type { EndEvent } from '../../catalog/action-verb.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { escapeLiteral } from '../../lib/text/glob.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';

/** An event that is waited for. */
export interface ExpectedEvent {
  /** The resource of events. */
  readonly of: Resource;
  /** The event of the response, with which the action started. */
  readonly start: Item;
  /** The name that its text contains. */
  readonly name: string;
}

/** The text of an event for people. */
export const readEventText = ({ namedBy, explainedBy = namedBy }: Resource, event: Item): string =>
  readText(event, explainedBy) || readText(event, namedBy);

const findTimeField = ({ fields }: Resource): string =>
  Object.keys(fields).find((key) => fields[key]?.kind === 'time') ?? '';

const isNamed = ({ of, name }: ExpectedEvent, event: Item): boolean => {
  const { namedBy, explainedBy = namedBy } = of;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-])${escapeLiteral(name)}(?![\\p{L}\\p{N}_-])`,
    'iu',
  );
  return [namedBy, explainedBy].some((key) => pattern.test(readText(event, key)));
};

/**
 * The first event after the start that names what was started; undefined if there is none yet.
 * `events` are newest first. An event with the header of the start is the start of another run.
 */
export const findEndEvent = (
  expected: ExpectedEvent,
  events: readonly Item[],
): Item | undefined => {
  const { of, start } = expected;
  const time = findTimeField(of);
  const readTime = (event: Item): number => Date.parse(readText(event, time));
  const place = events.findIndex((event) => event.id === start.id);
  // Of events with the same time, those listed before the start are newer.
  const isLater = (event: Item, index: number): boolean =>
    readTime(event) > readTime(start) ||
    (readTime(event) === readTime(start) && place >= 0 && index < place);
  return events.findLast(
    (event, index) =>
      event.id !== start.id &&
      readText(event, of.namedBy) !== readText(start, of.namedBy) &&
      isLater(event, index) &&
      isNamed(expected, event),
  );
};

const number = String.raw`\s*[:=]?\s*(-?(?:0x[\da-f]+|\d+))\b`;

/** Exit codes in a sentence: "exit code 1", "exited with 3", "return code = 2", "with code 127". */
const exitCodeForms: readonly RegExp[] = [
  String.raw`\bexit(?:ed|s)?(?:\s+(?:with|code|status|value|an?|the))*${number}`,
  String.raw`\breturn(?:ed|s)?\s+(?:with\s+)?(?:code|status|value)${number}`,
  String.raw`\bwith\s+(?:an?\s+)?code${number}`,
].map((form) => new RegExp(form, 'gi'));

/** Whether a text has an exit code other than 0; the name of what was started may look like one. */
const hasFailedCode = (text: string, name: string): boolean => {
  const rest = text.replaceAll(name, '');
  return exitCodeForms.some((form) =>
    [...rest.matchAll(form)].some(([, code]) => Number(code) !== 0),
  );
};

/** Whether an event reports a failure, by its level or by an exit code in its text. */
export const isFailureEvent = (
  { of, name }: Pick<ExpectedEvent, 'of' | 'name'>,
  { failure }: EndEvent,
  event: Item,
): boolean =>
  failure.in.includes(readText(event, failure.field)) ||
  hasFailedCode(readEventText(of, event), name);
