import type { IncomingHttpHeaders } from 'node:http';

/** A header of a response; the first one if it is repeated (which its type does not show). */
export const readHeader = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value: unknown = headers[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
};
