/** Reading what Node and undici throw: their errors nest, and only the codes are dependable. */

const readErrorMember = (error: unknown, name: string): unknown =>
  // `in` has checked the member; what it holds stays unknown.
  typeof error === 'object' && error !== null && name in error
    ? (error as Record<string, unknown>)[name]
    : undefined;

/** The code of an error or of its cause; empty without one. */
export const readErrorCode = (error: unknown): string => {
  const code = readErrorMember(error, 'code');
  if (typeof code === 'string') return code;
  const several = readErrorMember(error, 'errors');
  const cause = Array.isArray(several) ? several[0] : readErrorMember(error, 'cause');
  return cause === undefined ? '' : readErrorCode(cause);
};

/** The message of anything that was thrown. */
export const readErrorMessage = (error: unknown): string => {
  const message = readErrorMember(error, 'message');
  return typeof message === 'string' ? message : String(error);
};

/** A member of an error as text; empty where it has none. */
export const readErrorText = (error: unknown, name: string): string => {
  const value = readErrorMember(error, name);
  return typeof value === 'string' ? value : '';
};

/** Failures of the network, and of a proxy on the way, that may be over in a moment. */
const passing = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENFILE',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  'proxy_lost',
  'proxy_timeout',
  'proxy_unavailable',
  'proxy_unreachable',
]);

/** Whether trying again may help, by the error alone. */
export const isTemporaryError = (error: unknown): boolean => passing.has(readErrorCode(error));
