/** The state of a resource with parts: a failure among them, what still changes, or the own state. */
export const sumStates = (
  rows: readonly [{ readonly state?: string }, ...{ readonly state?: string }[]],
): string | undefined => {
  const states = rows.map(({ state }) => state);
  return (
    states.find((state) => state?.endsWith('_error')) ??
    (states.some((state) => state === 'start' || state?.endsWith('ing'))
      ? 'applying'
      : rows[0].state)
  );
};
