import { hostName } from '../../catalog/notations/host-name.ts';

/**
 * The problem with a new host name, as a reply to the question; undefined if it is valid. Case is
 * ignored in the comparison with the names that are `taken`.
 */
export const explainHostName = (text: string, taken: readonly string[]): string | undefined => {
  const name = text.trim();
  if (name === '') return 'a host name is required';
  if (!hostName.test.test(name)) return `allowed: ${hostName.says}`;
  const same = taken.find((other) => other.toLowerCase() === name.toLowerCase());
  return same === undefined ? undefined : `server ${same} already exists`;
};
