const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** How a duration is written, for messages. */
export const durationForm = 'a number with its unit: 500ms, 90s, 5m, 2h or 1d (at most 24 days)';

/** Milliseconds of `500ms`, `90s`, `5m`, `2h`, `7d` or `2w`; undefined for anything else. */
export const spanOf = (text: string): number | undefined => {
  const found = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/.exec(text);
  const ms = Number(found?.[1]) * (units[found?.[2] ?? ''] ?? Number.NaN);
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
};

/**
 * Milliseconds of a duration to wait; a bare number is seconds. Undefined for anything else, and
 * for what is too long for a timer.
 */
export const durationOf = (text: string): number | undefined => {
  const ms = spanOf(/^[\d.]+$/.test(text) ? `${text}s` : text);
  // Timers of Node take 32 bits of milliseconds, some 24 days.
  return ms !== undefined && ms < 2 ** 31 ? ms : undefined;
};
