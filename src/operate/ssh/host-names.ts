/** Host names for machines, by which inventories and OpenSSH know them. */
import { readText } from '../rows/answers.ts';
import type { NamedItem } from '../targets/match.ts';

/** What a name has to be to be a host name: nothing that any of their readers interprets. */
const plainName = /^[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?$/i;

/** A name that reads like an id could take the place of another machine. */
const likeAnId = /^[0-9a-f]{24}$/i;

/** Names that mean this machine, or all machines. */
const takenNames: ReadonlySet<string> = new Set([
  'localhost',
  'localhost.localdomain',
  '127.0.0.1',
  'all',
  'ungrouped',
]);

/** A machine with its host name; without one if its name is unsuitable. */
export interface NamedMachine extends NamedItem {
  readonly id: string;
  readonly host: string | undefined;
}

/** The form in which host names are compared: some readers ignore their case. */
const normalizeHost = (name: string): string => name.toLowerCase();

const countNames = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names.map(normalizeHost)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/**
 * Chooses a different host name for each machine: its name, and for machines of the same name also
 * the id. `isTaken` are names that have another meaning.
 */
export const nameMachines = (
  machines: readonly NamedItem[],
  isTaken: (name: string) => boolean = () => false,
): readonly NamedMachine[] => {
  const ids = new Set(machines.map(({ item }) => normalizeHost(readText(item, 'id'))));
  const counts = countNames(machines.map(({ name }) => name));
  const isSuitable = (name: string): boolean =>
    plainName.test(name) &&
    !likeAnId.test(name) &&
    !takenNames.has(normalizeHost(name)) &&
    !ids.has(normalizeHost(name)) &&
    !isTaken(name);
  return machines.map(({ item, name }) => {
    const id = readText(item, 'id');
    if (!isSuitable(name)) return { item, name, id, host: undefined };
    if (counts.get(normalizeHost(name)) === 1) return { item, name, id, host: name };
    const both = `${name}-${id}`;
    return { item, name, id, host: counts.has(normalizeHost(both)) ? id : both };
  });
};
