/** Whether a word is an order such as `-name`: no short flag alone, and no long flag. */
const isDescending = (word: string): boolean => /^-[^-]./.test(word);

/**
 * The words with the value of `config set sort.servers -name` behind `--`: it begins like a flag, and
 * is none.
 */
export const separateSortValue = (args: readonly string[]): readonly string[] => {
  if (!args.includes('config') || args.includes('--')) return args;
  const place = args.findIndex(
    (word, at) => isDescending(word) && (args[at - 1]?.startsWith('sort.') ?? false),
  );
  const value = args[place];
  return value === undefined
    ? args
    : [...args.slice(0, place), ...args.slice(place + 1), '--', value];
};
