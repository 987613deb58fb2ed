import { findHomeResource, isTopCommand } from '../command-line/find-resource.ts';
import { listFlagsWithValue } from '../flags/flags.ts';

/** Whether a flag before the first word is followed by its value. */
const hasValueBehind = (args: readonly string[], place: number): boolean => {
  const [flag = '', next = '-'] = args.slice(place);
  if (listFlagsWithValue().has(flag)) return true;
  const isCommand = isTopCommand(next) || findHomeResource(next) !== undefined;
  return flag.startsWith('--') && !flag.includes('=') && !next.startsWith('-') && !isCommand;
};

/** The words at the beginning of a line, and the rest; common flags may come before them. */
export const splitLine = (
  args: readonly string[],
): { readonly words: readonly string[]; readonly rest: readonly string[] } => {
  const before: string[] = [];
  let place = 0;
  while (args[place]?.startsWith('--') || /^-[oq]/.test(args[place] ?? '')) {
    const length = hasValueBehind(args, place) ? 2 : 1;
    before.push(...args.slice(place, place + length));
    place += length;
  }
  const end = args.findIndex((word, at) => at >= place && word.startsWith('-') && word !== '-');
  const words = args.slice(place, end < 0 ? args.length : end);
  return { words, rest: [...before, ...(end < 0 ? [] : args.slice(end))] };
};
