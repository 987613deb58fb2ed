/** Fields that resources at a provider have in common since API v3. */
import { ref, text } from './vocabulary.ts';

/** The id that a resource should get at the provider. */
export const desiredRemoteId = text('Requested id at the provider', {
  since: 'v3',
  nullable: true,
  unconfirmed: true,
  sample: 'web-1',
});

/** The field with the event about the last failure; some platforms send it in API v2 as well. */
export const errorEventField = 'error_event_id';

/** The event about the last failure. */
export const errorEvent = ref('audit events', 'Event about the last failure', {
  since: 'v3',
  nullable: true,
});
