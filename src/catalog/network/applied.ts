/**
 * Resources that the platform applies at a provider: load balancers and DNS domains with their
 * parts. No source lists their states; these words are those of the platform's old client.
 */
import { retry, type SuccessConditions, state } from '../vocabulary.ts';

const words = {
  values: [
    'start',
    'applying',
    'applied',
    'application_error',
    'decommissioning',
    'decommission_error',
    'decommissioning_error',
    'end',
  ],
  assumed: true,
  good: ['applied'],
  passing: ['start', 'applying', 'decommissioning'],
  failed: ['application_error', 'decommission_error', 'decommissioning_error'],
} as const;

/** The state of such a resource. */
export const applyState = state('State', words);

/** The state of a resource and of all its parts. */
export const globalState = state('State of it and of all its parts', words);

/** How a resource is created or changed at the provider. */
export const applying = {
  transitional: ['start', 'applying'],
  success: ['applied'],
  failure: ['application_error'],
  settles: true,
} as const;

/** How a resource is deleted at the provider. */
export const decommissioning = {
  transitional: ['decommissioning'],
  success: ['end'],
  failure: ['decommission_error', 'decommissioning_error'],
  deleted: true,
  settles: true,
} as const;

/** How a load balancer takes over a change of one of its parts; `on` leads from the part to it. */
export const appliedAtBalancer = <const K extends string>(
  on: readonly [K, ...string[]],
): SuccessConditions<K, never> => ({
  on,
  // A field of the load balancer, not one of the part.
  field: 'global_state' as K,
  transitional: words.passing,
  success: words.good,
  failure: words.failed,
});

/** Starts again what failed: creation, a change or deletion. */
export const retryApplying = (title: string) =>
  retry({
    about: `Try again what failed on a ${title}`,
    change: applying,
    deletion: decommissioning,
  });
