import { id, ref, resource, show, state, text } from '../vocabulary.ts';

/** The archive that a task is of; its path has nothing else. */
const archive = { temporary_archive_id: ref('infrastructure', 'Archive', { flag: 'archive' }) };

/** What both tasks have. */
const common = {
  id: id(),
  type: text('Kind of task', { nullable: true }),
  // No source has the words before its end.
  state: state('State; finished at the end', { always: true }),
  error_message: text('Why it failed', { nullable: true }),
  user_id: text('User who started it', { nullable: true }),
  archive_id: ref('infrastructure', 'Archive', { nullable: true }),
  resource_type: text('Resource type'),
};

/** The task that exports to an archive. */
export const infrastructureExports = resource('infrastructure-exports', {
  path: '/plugins/tosca/temporary_archives/{temporary_archive_id}/export',
  about: 'Exports of servers and server arrays',
  title: 'infrastructure export',
  since: 'v3',
  sample: '626579725328279d09772c61',
  only: true,
  parents: archive,
  fields: {
    ...common,
    file_access: text('Path of the file', { nullable: true, secret: true }),
  },
  namedBy: 'id',
  columns: ['id', 'state', 'error_message'],
  verbs: { show: show({ operation: 'getTemporaryArchiveExport' }) },
});

/** The task that imports an archive. */
export const infrastructureImports = resource('infrastructure-imports', {
  path: '/plugins/tosca/temporary_archives/{temporary_archive_id}/import',
  about: 'Imports of servers and server arrays',
  title: 'infrastructure import',
  since: 'v3',
  sample: '626579725328279d09772c61',
  only: true,
  parents: archive,
  fields: {
    ...common,
    label_name: text('Label of everything that is imported', { nullable: true }),
    label_id: ref('labels', 'That label', { nullable: true }),
    outputs: text('Results; they may contain passwords', {
      nullable: true,
      secret: true,
      neverShown: true,
    }),
  },
  namedBy: 'label_name',
  columns: ['label_name', 'state', 'error_message', 'id'],
  verbs: { show: show({ operation: 'getTemporaryArchiveImport' }) },
});
