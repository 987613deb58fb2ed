const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** The zone of this machine at a moment: `+01:00`, or `UTC`. */
export const zoneAt = (date: Date): string => {
  const east = -date.getTimezoneOffset();
  if (east === 0) return 'UTC';
  const minutes = Math.abs(east);
  return `${east < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** A moment in the zone of this machine, which is not said: `2026-01-31 08:00:00`. */
export const localText = (date: Date): string => {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
};
