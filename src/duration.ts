const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** How a duration is written, for messages. */
export const durationForm = 'a number with its unit: 500ms, 90s, 5m or 2h (at most 24 days)';

/**
 * Milliseconds of `90`, `90s`, `500ms`, `5m` or `2h`; a bare number is seconds. Undefined for
 * anything else.
 */
export const durationOf = (text: string): number | undefined => {
  const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
  const ms = Number(found?.[1]) * (units[found?.[2] ?? 's'] ?? Number.NaN);
  // Timers of Node take 32 bits of milliseconds, some 24 days.
  return Number.isFinite(ms) && ms > 0 && ms < 2 ** 31 ? ms : undefined;
};
