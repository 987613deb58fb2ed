import { formatTimeOfDay } from '../../output/terminal/clock-time.ts';

/** The facts of a watched list. */
export interface WatchFacts {
  /** `42 servers`. */
  readonly what: string;
  /** Time of the last poll, in ms since 1970. */
  readonly seen: number;
  /** Interval between two polls, in ms. */
  readonly pause: number;
  readonly profile: string;
}

/** Parts of the line in the order in which they are dropped on a narrow terminal. */
const partsToDrop = ['pause', 'end', 'profile', 'seen'] as const;

/** The line above a watched list, shortened to `width` cells if possible. */
export const formatWatchHead = (
  { what, seen, pause, profile }: WatchFacts,
  width: number,
): string => {
  const parts = {
    seen: ` at ${formatTimeOfDay(seen)}`,
    pause: `, every ${pause / 1000} s`,
    profile: `, profile ${profile}`,
    end: '; Ctrl-C to stop',
  };
  const measure = (): number => what.length + Object.values(parts).join('').length;
  for (const part of partsToDrop) if (measure() > width) parts[part] = '';
  return what + Object.values(parts).join('');
};
