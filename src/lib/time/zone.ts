const padTwo = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** The zone of this machine at a moment: `+01:00`, or `UTC`. */
export const formatZone = (date: Date): string => {
  const east = -date.getTimezoneOffset();
  if (east === 0) return 'UTC';
  const minutes = Math.abs(east);
  return `${east < 0 ? '-' : '+'}${padTwo(Math.floor(minutes / 60))}:${padTwo(minutes % 60)}`;
};

/** A moment in the zone of this machine, which is not said: `2026-01-31 08:00:00`. */
export const formatLocal = (date: Date): string => {
  const day = `${date.getFullYear()}-${padTwo(date.getMonth() + 1)}-${padTwo(date.getDate())}`;
  return `${day} ${padTwo(date.getHours())}:${padTwo(date.getMinutes())}:${padTwo(date.getSeconds())}`;
};
