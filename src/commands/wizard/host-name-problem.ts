import { hostName } from '../../catalog/notations/host-name.ts';

/**
 * What is wrong with the name of a new host, in words that follow its question; undefined when
 * nothing is. Upper and lower case are the same among those `taken`.
 */
export const explainHostName = (text: string, taken: readonly string[]): string | undefined => {
  const name = text.trim();
  if (name === '') return 'a server needs a name';
  if (!hostName.test.test(name)) return `it takes ${hostName.says}`;
  const same = taken.find((other) => other.toLowerCase() === name.toLowerCase());
  return same === undefined ? undefined : `there is a server called ${same}`;
};
