import {
  action,
  boolean,
  destroy,
  id,
  list,
  refs,
  resource,
  show,
  state,
  text,
  texts,
  upload,
} from '../vocabulary.ts';

/** The states of processing an archive. */
const processing = {
  transitional: ['processing'],
  success: ['ready'],
  failure: ['processing_error', 'duplicated'],
} as const;

export const collectionVersions = resource('blueprint collection-versions', {
  path: '/blueprint/ansible_collection_versions',
  about: 'Ansible collection versions',
  since: 'v3',
  sample: 'example.web@1.2.0',
  fields: {
    id: id(),
    name: text('Name, from the metadata of the archive', { nullable: true }),
    version: text('Version, such as 1.2.0', { nullable: true }),
    description: text('Description', { nullable: true }),
    publicly_available: boolean('Available to all accounts, not only to this one'),
    state: state('State of the processing', {
      always: true,
      values: ['created', 'processing', 'duplicated', 'ready', 'processing_error'],
      good: ['ready'],
      passing: ['processing'],
      failed: ['duplicated', 'processing_error'],
    }),
    error_message: text('Processing error', { nullable: true }),
    revision_id: text('Checksum of the content', { nullable: true }),
    playbooks: texts('Playbooks'),
    global_legacy: boolean('Formerly public, now retired'),
    upload_url: text('Upload URL', { nullable: true, secret: true }),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'version',
  unusable: ['duplicated', 'processing_error'],
  columns: ['name', 'version', 'state', 'description'],
  wide: ['playbooks', 'label_ids', 'publicly_available', 'revision_id'],
  verbs: {
    list: list(),
    show: show(),
    upload: upload({
      about: 'Upload and process an archive of an Ansible collection',
      note: 'Name and version are read from the archive.',
      operation: 'createCollectionVersion',
      takes: ['label_ids'],
      url: 'upload_url',
      finish: { operation: 'processCollectionVersion', method: 'POST', path: 'process' },
      awaits: processing,
    }),
    process: action('POST', 'process', {
      about: 'Process an uploaded archive again',
      awaits: processing,
      repeats: true,
    }),
    delete: destroy({ loses: 'The uploaded archive is deleted from the platform.' }),
  },
});
