import { isKnownToDiffer } from './rules/known-difference.ts';
import { action, destroy, type Fits, ref } from './vocabulary.ts';

/** Not attached to a server. */
const detached = {
  field: 'attached_server_id',
  in: [null],
  words: { otherwise: 'is attached to a server', needed: 'it to be detached' },
} as const;

/** The server must be in the same account and not being decommissioned; if already attached, it must be the same server. */
const fitsServer: Fits = (server, thing, before) => {
  if (before.attached_server_id && before.attached_server_id !== server.id) {
    return 'is not the server it is attached to; detach it first';
  }
  if (server.state === 'decommissioning') return 'is being decommissioned';
  return isKnownToDiffer(server.cloud_account_id, thing.cloud_account_id)
    ? 'is in another cloud account'
    : undefined;
};

/** The verbs of resources that can be attached to a server. `title` is the name in sentences. */
export const attachable = (
  title: string,
  losses: Readonly<Record<'detach' | 'delete', string>>,
) => ({
  attach: action('POST', 'attached_server', {
    about: `Attach a ${title} to a server`,
    sends: {
      attached_server_id: ref('cloud servers', 'Server to attach it to', {
        flag: 'server',
        fits: fitsServer,
      }),
    },
    answers: { kind: 'row', of: 'cloud servers' },
    awaits: { field: 'attached_server_id', untilSent: 'attached_server_id' },
  }),
  detach: action('DELETE', 'attached_server', {
    about: `Detach a ${title} from its server`,
    disturbs: { unless: detached },
    loses: losses.detach,
    answers: { kind: 'nothing' },
    awaits: { field: 'attached_server_id', success: [null] },
  }),
  delete: destroy({
    about: `Delete a ${title} at the provider`,
    loses: losses.delete,
    expects: detached,
    awaits: { deleted: true },
  }),
  discard: action('DELETE', 'discard', {
    about: `Remove a ${title} from the platform; it stays at the provider`,
    destructive: true,
    loses: `The ${title} is removed from the platform, but stays at the provider.`,
    answers: { kind: 'nothing' },
  }),
});
