/** The reason to refuse a verb on a row in a transitional state; undefined otherwise. */
export const explainTransition = (
  title: string,
  { state }: { readonly state?: unknown },
): string | undefined =>
  typeof state === 'string' && state.endsWith('ing')
    ? `The ${title} is ${state}; try again when this has finished`
    : undefined;
