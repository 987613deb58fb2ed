import { create, destroy, id, list, refs, resource, show, text, update } from '../vocabulary.ts';

export const sshProfiles = resource('cloud ssh-profiles', {
  path: '/cloud/ssh_profiles',
  about: 'SSH keys to install on servers',
  title: 'SSH profile',
  labelable: 'ssh_profile',
  sample: 'ops-team',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    public_key: text('Public key in OpenSSH format', {
      nullable: true,
      long: true,
      format: 'ssh-public-key',
    }),
    private_key: text('Private key to store on the platform; not recommended', {
      nullable: true,
      secret: true,
      long: true,
      format: 'ssh-private-key',
    }),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'public_key'],
  wide: ['label_ids'],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      needs: ['name'],
      takes: ['public_key', 'private_key', 'label_ids'],
      note: 'Without a public key, the platform creates a key pair.',
    }),
    update: update({ takes: ['name', 'public_key', 'private_key'] }),
    delete: destroy({
      usedBy: ['cloud servers', 'cloud server-arrays'],
      loses: 'The profile is deleted, including a private key stored on the platform.',
    }),
  },
});
