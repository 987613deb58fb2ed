/** A number of hours, minutes, seconds, months or days with a zero before it where it is short. */
export const twoDigits = (value: number): string => String(value).padStart(2, '0');
