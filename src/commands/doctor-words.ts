/** `2026-01-31`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A span of time in the largest unit of which there are at least two: `3 days`, `90 seconds`. */
export const spanOf = (ms: number): string => {
  const [name, size] = units.find(([, length]) => Math.abs(ms) >= 2 * length) ?? units[3];
  const count = Math.floor(Math.abs(ms) / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
};
