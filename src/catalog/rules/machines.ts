/** Machines: rows that can be reached over the network. */

/** The kinds of addresses of a machine, in the order in which they are tried. */
export const addressKinds = ['public', 'private', 'fqdn'] as const;

export type AddressKind = (typeof addressKinds)[number];

/** What makes rows machines. `K` are the fields of the resource. */
export interface MachineFacts<K extends string = string> {
  /** The fields with their addresses. */
  readonly addresses: Readonly<Record<AddressKind, K>>;
  /**
   * What an inventory groups machines by: the field, and from there the references of the rows it
   * refers to. The key begins the name of each group.
   */
  readonly groups: Readonly<Record<string, readonly [K, ...string[]]>>;
}

/** Whether a word is a kind of address. */
export const isAddressKind = (word: string): word is AddressKind =>
  addressKinds.some((kind) => kind === word);

/** The facts of a resource whose rows are machines. */
export const requireMachine = ({
  noun,
  machine,
}: {
  readonly noun: string;
  readonly machine?: MachineFacts;
}): MachineFacts => {
  if (machine) return machine;
  throw new Error(`the rows of ${noun} are not machines`);
};
