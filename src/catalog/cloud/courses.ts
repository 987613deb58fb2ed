/** How servers come up and go down: single ones, those of an array, and what the wizard deploys. */

import { inState } from '../vocabulary.ts';

/** Commissioning: the machine is made, and rests until it is booted. */
export const commissioning = {
  via: ['commissioning'],
  until: ['inactive'],
  unless: ['commission_stalled'],
} as const;

export const booting = {
  when: inState('inactive'),
  awaits: { via: ['booting', 'bootstrapping'], until: ['operational'], unless: ['stalled'] },
} as const;

export const shuttingDown = {
  when: inState('bootstrapping', 'operational', 'stalled'),
  awaits: { via: ['shutting_down'], until: ['inactive'], unless: ['stalled'] },
  destructive: true,
  loses: 'What runs there is stopped.',
} as const;
