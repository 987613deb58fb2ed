import { type ActionVerb, action, destroy, ref } from './vocabulary.ts';

/** The verbs of what is attached to a server: a floating IP, a volume. `title` as in a sentence. */
export const attachable = (
  title: string,
): Readonly<
  Record<'attach' | 'detach' | 'delete' | 'discard', ActionVerb<'attached_server_id'>>
> => ({
  attach: action<'attached_server_id'>('POST', 'attached_server', {
    about: `Attach a ${title} to a server`,
    sends: {
      attached_server_id: ref('cloud servers', 'Server to attach it to', { flag: 'server' }),
    },
    answers: { kind: 'row', of: 'cloud servers' },
    awaits: { on: 'attached_server_id', untilSent: 'attached_server_id' },
  }),
  detach: action<'attached_server_id'>('DELETE', 'attached_server', {
    about: `Detach a ${title} from its server`,
    answers: { kind: 'nothing' },
    awaits: { on: 'attached_server_id', until: [null] },
  }),
  delete: destroy({ about: `Destroy a ${title} at the provider`, awaits: { gone: true } }),
  discard: action('DELETE', 'discard', {
    about: `Forget a ${title}; it stays at the provider`,
    destructive: true,
    answers: { kind: 'nothing' },
  }),
});
