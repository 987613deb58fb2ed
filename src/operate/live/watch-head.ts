import { formatTimeOfDay } from '../../output/terminal/clock-time.ts';

/** What a list that is watched is about. */
export interface WatchFacts {
  /** `42 servers`. */
  readonly what: string;
  /** When it was read, in ms since 1970. */
  readonly seen: number;
  /** Interval between two polls, in ms. */
  readonly pause: number;
  readonly profile: string;
}

/** Parts of the line in the order in which they go where there is little room. */
const partsToDrop = ['pause', 'end', 'profile', 'seen'] as const;

/** The line above a list that is watched, in `width` cells as far as that can be. */
export const formatWatchHead = (
  { what, seen, pause, profile }: WatchFacts,
  width: number,
): string => {
  const parts = {
    seen: ` at ${formatTimeOfDay(seen)}`,
    pause: `, every ${pause / 1000} s`,
    profile: `, profile ${profile}`,
    end: '; Ctrl-C ends',
  };
  const measure = (): number => what.length + Object.values(parts).join('').length;
  for (const part of partsToDrop) if (measure() > width) parts[part] = '';
  return what + Object.values(parts).join('');
};
