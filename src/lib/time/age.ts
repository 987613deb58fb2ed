const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/**
 * A span of time in the largest unit of which there are at least two: `90s`, `28h`, `3d`. What is
 * shorter than a second is in milliseconds.
 */
export const formatSpan = (ms: number): string => {
  const length = Math.abs(ms);
  if (length < 1000) return `${Math.round(length)}ms`;
  const [unit, size] = units.find(([, one]) => length >= 2 * one) ?? units[3];
  return `${Math.floor(length / size)}${unit}`;
};

/** How long something has been going on, in seconds at least: `0s`, `90s`, `28h`. */
export const formatElapsed = (ms: number): string => (ms < 1000 ? '0s' : formatSpan(ms));

/** How long ago a moment was, or how far ahead it is: `3h ago`, `in 2d`, `just now`. */
export const formatTimeAgo = (moment: number, now: number): string => {
  const away = now - moment;
  if (Math.abs(away) < 1000) return 'just now';
  return away < 0 ? `in ${formatSpan(away)}` : `${formatSpan(away)} ago`;
};
