const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** How a duration is written, for messages. */
export const durationFormat = 'a number with a unit: 500ms, 90s, 5m, 1h30m or 1d (at most 24 days)';

const part = /(\d+(?:\.\d+)?)(ms|[smhdw])/g;

/** From the longest to the shortest: `12h1d` is most likely a typo. */
const order = ['w', 'd', 'h', 'm', 's', 'ms'];

/**
 * Milliseconds of `500ms`, `90s`, `5m`, `2h`, `7d`, `2w`, or several such as `1d12h`, each unit once
 * and the longest first; undefined for anything else.
 */
export const parseSpan = (text: string): number | undefined => {
  const parts = [...text.matchAll(part)];
  if (parts.map(([whole]) => whole).join('') !== text) return undefined;
  const positions = parts.map(([, , unit = '']) => order.indexOf(unit));
  if (positions.some((position, at) => at > 0 && position <= (positions[at - 1] ?? 0)))
    return undefined;
  const ms = parts.reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
};

/**
 * Milliseconds of a duration to wait; a bare number is seconds. Undefined for anything else, and
 * for what is too long for a timer.
 */
export const parseDuration = (text: string): number | undefined => {
  const ms = parseSpan(/^[\d.]+$/.test(text) ? `${text}s` : text);
  // Timers of Node take 32 bits of milliseconds, some 24 days.
  return ms !== undefined && ms < 2 ** 31 ? ms : undefined;
};
