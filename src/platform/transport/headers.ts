import type { IncomingHttpHeaders } from 'node:http';

/** A header of an answer; the first where it came several times, which its type does not tell. */
export const readHeader = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value: unknown = headers[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
};
