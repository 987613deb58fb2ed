/** `2026-01-31`. */
export const formatDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
