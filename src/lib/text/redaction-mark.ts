/** What stands in place of a secret in a text. */
export const redactionMark = '[redacted]';
