/** State transitions of servers, server arrays and servers deployed by the wizard. */

import { inState } from '../vocabulary.ts';

/** A commissioned server is inactive until it is booted. */
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
  loses: 'All running programs are stopped.',
} as const;
