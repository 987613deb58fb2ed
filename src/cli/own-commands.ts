/** Commands without a namespace, in the order of help. */
export const ownCommandNames = [
  'status',
  'api',
  'login',
  'logout',
  'config',
  'doctor',
  'completion',
  'sandbox',
] as const;

export type OwnCommandName = (typeof ownCommandNames)[number];
