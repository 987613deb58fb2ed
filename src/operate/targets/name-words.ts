/** Most names told in one line. */
const mostNames = 5;

/** `a`, `a and b`, `a, b and 3 more`. */
export const someOf = (names: readonly string[]): string => {
  const more = names.length - mostNames;
  const shown = more > 0 ? [...names.slice(0, mostNames), `${more} more`] : names;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
};
