/** Why nothing can be done with a thing that is on its way from one state to another. */
export const explainTransition = (
  title: string,
  { state }: { readonly state?: unknown },
): string | undefined =>
  typeof state === 'string' && state.endsWith('ing')
    ? `The ${title} is ${state}; try again when this has finished`
    : undefined;
