import { atLeastOne, boolean, exporting, id, refs, resource, text, upload } from '../vocabulary.ts';

/** Both tasks end in the same state, whether or not they have failed. */
const finished = { success: ['finished'], failedIf: 'error_message' } as const;

/** Archives of servers and server arrays, which exist only on their way in or out. */
export const infrastructure = resource('infrastructure', {
  path: '/plugins/tosca/temporary_archives',
  about: 'Export and import of servers and server arrays',
  title: 'infrastructure archive',
  since: 'v3',
  sample: '6a75a2a2fa523f7b0f7b16ad',
  fields: {
    id: id(),
    label_name: text('Label for everything that is imported', {
      inputOnly: true,
      flag: 'label',
      sample: 'migrated',
    }),
    is_mock: boolean('Only for tests of the platform', { inputOnly: true }),
    upload_url: text('Upload URL', { nullable: true, secret: true }),
    resource_type: text('Resource type'),
  },
  namedBy: 'id',
  columns: ['id'],
  verbs: {
    export: exporting('infrastructure-exports', 'export', {
      about: 'Export servers and server arrays to a file',
      operation: 'createTemporaryArchiveExport',
      sends: {
        server_ids: refs('cloud servers', 'Servers to export'),
        server_array_ids: refs('cloud server-arrays', 'Server arrays to export'),
      },
      rules: [atLeastOne(['server_ids', 'server_array_ids'])],
      constants: { is_mock: false },
      awaits: finished,
      url: 'file_access',
    }),
    import: upload({
      about: 'Import servers and server arrays from a file',
      note: 'Everything that is imported gets the label. An archive that was uploaded cannot be deleted. After Ctrl-C, go on with --resume: the import continues.',
      operation: 'createTemporaryArchive',
      takes: ['label_name'],
      needs: ['label_name'],
      constants: { is_mock: false },
      sampleFile: 'servers.zip',
      url: 'upload_url',
      finish: {
        operation: 'importTemporaryArchive',
        method: 'POST',
        path: 'import',
        sends: ['label_name'],
        task: {
          of: 'infrastructure-imports',
          awaits: finished,
        },
      },
    }),
  },
});
