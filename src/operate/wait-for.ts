import { flagOf } from '../catalog/flags.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import type { Item } from '../output/document.ts';
import type { Aim } from './aim.ts';
import { deleted } from './awaited.ts';
import { selectorOf } from './selector.ts';
import type { Session } from './session.ts';
import { rests, speaksOfFailure, tellingOf } from './telling.ts';

/** Whether a state that was not asked for waits for a person after a failure. */
const failureIn = ({ fields }: Resource, item: Item): string | undefined => {
  const { failed = [], values } = fields.state ?? {};
  const value = fields.state ? tellingOf(item, 'state') : null;
  const isFailed = values ? failed.includes(String(value)) : speaksOfFailure(value);
  return isFailed ? String(value) : undefined;
};

/** At rest: at work, or in a state that does not pass by itself. */
const atRest = (resource: Resource): Aim => {
  const { values, passing = [] } = resource.fields.state ?? {};
  return {
    field: 'state',
    words: undefined,
    gone: false,
    isOver: (item, before) => {
      const value = tellingOf(item, 'state');
      if (values) return value !== null && !passing.includes(String(value));
      return before !== undefined && rests(tellingOf(before, 'state'), value);
    },
    failureIn: (item) => failureIn(resource, item),
  };
};

/** A condition behind a comma may be one of several values; a backslash before it keeps it in. */
const partsOf = (text: string): readonly string[] => text.split(/(?<!\\),/);

/**
 * What `wait --for` asks for: `deleted`, a state, or a field with a glob, each of them several
 * with commas. Without it, coming to rest. Throws a `UsageFailure` with the nearest on a field or
 * state there is not.
 */
export const aimFor = async (
  session: Session,
  resource: Resource,
  text: string | undefined,
): Promise<Aim> => {
  if (text === undefined) return atRest(resource);
  if (text === deleted) {
    return {
      field: 'state',
      words: deleted,
      gone: true,
      isOver: () => false,
      failureIn: (item) => failureIn(resource, item),
    };
  }
  const { word = 'state', globs = text } =
    /^(?<word>[\w-]+)\s*=(?<globs>.*)$/s.exec(text)?.groups ?? {};
  const conditions = partsOf(globs).map((glob) => `${word}=${glob}`);
  const tests = await Promise.all(
    conditions.map((one) => selectorOf(session, resource, one, '--for')),
  );
  const isOver = (item: Item): boolean => tests.some((test) => test(item));
  const [field = 'state'] =
    Object.entries(resource.fields).find(
      ([key, one]) => key === word || flagOf(key, one) === word,
    ) ?? [];
  return {
    field,
    words: `${word}=${globs}`,
    gone: false,
    isOver,
    failureIn: (item) => (isOver(item) ? undefined : failureIn(resource, item)),
  };
};
