import { attachments } from '../../catalog/blueprint/attachments.ts';
import type { Row } from '../../catalog/resource.ts';
import type { StoredItem } from '../state/rows.ts';
import { hasFile } from '../storage/files.ts';
import type { Behaviour } from './behaviour.ts';

type Attachment = Row<typeof attachments> & StoredItem;

/** Attachments of scripts: a URL to upload to, and one to download from. */
export const attachmentBehaviour: Behaviour<Attachment> = {
  explainRefusal: (attachment, verb) =>
    verb === 'uploaded' && !hasFile(attachment)
      ? `The content of ${attachment.name ?? 'the attachment'} has not been uploaded yet`
      : undefined,
  chooseTransition: (_attachment, { verb }) =>
    verb === 'uploaded' ? { values: [], sets: { uploaded: true } } : undefined,
  onDelete: ({ id }, { files }) => files.remove(id),
  answer: ({ id, uploaded }, occasion, { addresses }) => {
    if (occasion === 'created') return { upload_url: addresses.make('PUT', attachments, id) };
    if (occasion !== 'shown' || uploaded !== true) return {};
    return { download_url: addresses.make('GET', attachments, id) };
  },
};
