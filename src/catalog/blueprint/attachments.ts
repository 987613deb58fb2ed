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
  about: 'Files attached to scripts',
  sample: 'site.tar.gz',
  parents: { script_id: ref('blueprint scripts', 'Script') },
  fields: {
    id: id(),
    name: text('File name'),
    uploaded: boolean('Upload is complete'),
    upload_url: text('Upload URL', { nullable: true, secret: true }),
    download_url: text('Download URL', { nullable: true, secret: true }),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'uploaded'],
  verbs: {
    list: list({
      operation: 'listScriptAttachments',
      path: '/blueprint/scripts/{script_id}/attachments',
      within: 'script_id',
    }),
    show: show(),
    upload: upload({
      about: 'Upload a file and attach it to a script',
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
      about: 'Download the file of an attachment',
      url: 'download_url',
      named: 'name',
    }),
    delete: destroy({ loses: 'The file is deleted from the platform.' }),
  },
});
