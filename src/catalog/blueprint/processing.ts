/** How the platform processes archives of cookbooks and of Ansible collections. */
import { state } from '../vocabulary.ts';

/** States of an archive that cannot be used. */
export const unusableArchive = ['duplicated', 'processing_error'] as const;

export const processingState = state('State of the processing', {
  always: true,
  values: ['created', 'processing', 'duplicated', 'ready', 'processing_error'],
  good: ['ready'],
  passing: ['processing'],
  failed: unusableArchive,
});

/** What a processing waits for. */
export const processing = {
  transitional: ['processing'],
  success: ['ready'],
  failure: ['processing_error', 'duplicated'],
} as const;
