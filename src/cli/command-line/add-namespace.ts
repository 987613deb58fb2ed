import { listFlagsWithValue } from '../flags/flags.ts';
import { resourceAtHome } from './find-resource.ts';

/** The place of the first word from `start` on that is no flag and no value of one. */
const placeOfWord = (args: readonly string[], start: number): number => {
  for (let place = start; place < args.length; place++) {
    const word = args[place] ?? '';
    if (word === '--') return args.length;
    if (!word.startsWith('-')) return place;
    if (listFlagsWithValue().has(word)) place++;
  }
  return args.length;
};

/**
 * A command line in full: `servers list` as `cloud servers list`, also behind `help`. A command comes
 * before a namespace, and a namespace before a noun.
 */
export const addNamespace = (args: readonly string[]): readonly string[] => {
  const first = placeOfWord(args, 0);
  const place = args[first] === 'help' ? placeOfWord(args, first + 1) : first;
  const resource = resourceAtHome(args[place] ?? '');
  return resource ? args.toSpliced(place, 0, resource.namespace) : args;
};
