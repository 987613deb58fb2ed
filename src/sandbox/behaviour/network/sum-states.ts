import { loadBalancers } from '../../../catalog/network/load-balancers.ts';

const { passing = [], failed = [] } = loadBalancers.fields.state;

const isOneOf = (words: readonly string[], state: unknown): boolean =>
  words.some((word) => word === state);

/** The state of a resource and its parts: a failure of one, or a change of one. */
export const sumStates = (own: unknown, parts: readonly unknown[]): unknown => {
  const states = [own, ...parts];
  const isChanging = states.some((state) => isOneOf(passing, state));
  return (
    states.find((state) => isOneOf(failed, state)) ??
    (isChanging && own === 'applied' ? 'applying' : own)
  );
};
