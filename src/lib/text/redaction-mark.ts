/** Replaces a secret in a text. */
export const redactionMark = '[redacted]';
