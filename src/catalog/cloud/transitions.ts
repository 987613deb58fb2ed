/** How servers come up and go down: single ones, those of an array, and what the wizard deploys. */

import { inState } from '../vocabulary.ts';

/** Commissioning: the machine is made, and rests until it is booted. */
export const commissioning = {
  transitional: ['commissioning'],
  success: ['inactive'],
  failure: ['commission_stalled'],
} as const;

export const booting = {
  when: inState('inactive'),
  awaits: {
    transitional: ['booting', 'bootstrapping'],
    success: ['operational'],
    failure: ['stalled'],
  },
} as const;

export const shuttingDown = {
  when: inState('bootstrapping', 'operational', 'stalled'),
  awaits: { transitional: ['shutting_down'], success: ['inactive'], failure: ['stalled'] },
  destructive: true,
  loses: 'What runs there is stopped.',
} as const;
