import {
  boolean,
  destroy,
  download,
  id,
  list,
  ref,
  resource,
  show,
  text,
  upload,
} from '../vocabulary.ts';

export const attachments = resource('blueprint attachments', {
  path: '/blueprint/attachments',
  about: 'Files that travel with a script',
  sample: 'site.tar.gz',
  parents: { script_id: ref('blueprint scripts', 'Script it travels with') },
  fields: {
    id: id(),
    name: text('Name of the file'),
    uploaded: boolean('The bytes are there'),
    upload_url: text('Address the bytes are sent to', { nullable: true, secret: true }),
    download_url: text('Address the bytes are fetched from', { nullable: true, secret: true }),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'uploaded', 'id'],
  verbs: {
    list: list({
      operation: 'listScriptAttachments',
      path: '/blueprint/scripts/{script_id}/attachments',
      within: 'script_id',
    }),
    show: show(),
    upload: upload({
      about: 'Hand a file over to travel with a script',
      operation: 'addScriptAttachment',
      takes: ['name'],
      namedAfterFile: 'name',
      url: 'upload_url',
      finish: {
        operation: 'markAttachmentUploaded',
        method: 'PUT',
        path: 'uploaded',
        sends: ['name'],
      },
    }),
    download: download({
      about: 'Fetch the file of an attachment',
      url: 'download_url',
      named: 'name',
    }),
    delete: destroy({ loses: 'The file is deleted from the platform.' }),
  },
});
