/** Commands that belong to no namespace of the platform, each with its group in help. */
export const ownCommandGroups = {
  login: 'Account',
  logout: 'Account',
  status: 'Account',
  config: 'Setup',
  alias: 'Setup',
  doctor: 'Setup',
  completion: 'Setup',
  api: 'Tools',
  inventory: 'Tools',
  sandbox: 'Tools',
} as const;

export type OwnCommandName = keyof typeof ownCommandGroups;

/** Their names in the order of help. */
// `Object.keys` answers strings; those of this table are known.
export const ownCommandNames = Object.keys(ownCommandGroups) as readonly OwnCommandName[];
