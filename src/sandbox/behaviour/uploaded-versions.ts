/** Versions of cookbooks and collections, whose archives are uploaded and processed. */
import { collectionVersions } from '../../catalog/blueprint/collection-versions.ts';
import { cookbookVersions } from '../../catalog/blueprint/cookbook-versions.ts';
import type { ConditionValue } from '../../catalog/verb-facts.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import {
  type ArchiveKind,
  createArchiveReader,
  type FoundVersion,
  inspectArchive,
} from '../storage/archive.ts';
import { collectionArchive } from '../storage/collection-archive.ts';
import { cookbookArchive } from '../storage/cookbook-archive.ts';
import type { Behaviour, TransitionTarget } from './behaviour.ts';

type VersionResource = typeof cookbookVersions | typeof collectionVersions;

/** Whether another version of the account with this name and version is in use. */
const hasTwin = (
  { noun }: VersionResource,
  { id }: StoredItem,
  { name, version }: FoundVersion,
  { account }: AccountState,
): boolean =>
  account
    .table(noun)
    .rows()
    .some(
      (other) =>
        other.id !== id &&
        other.state === 'ready' &&
        other.name === name &&
        other.version === version,
    );

/** The states of an archive while it is processed, by its content. */
const chooseProcessing = (
  resource: VersionResource,
  row: StoredItem,
  accountState: AccountState,
): TransitionTarget => {
  const finding = inspectArchive(row);
  if (!finding || 'problem' in finding)
    return { values: ['processing', 'processing_error'], fails: true };
  return hasTwin(resource, row, finding, accountState)
    ? { values: ['processing', 'duplicated'], fails: true }
    : { values: ['processing', 'ready'] };
};

/** Stores the content of a processed archive in its row, or the reason why it cannot be used. */
const settle = (row: StoredItem, value: ConditionValue): void => {
  const finding = inspectArchive(row);
  if (value === 'processing_error' || !finding || 'problem' in finding) {
    const problem = finding && 'problem' in finding ? finding.problem : undefined;
    row.error_message = problem ?? 'The archive could not be processed';
    return;
  }
  const { revision, ...known } = finding;
  Object.assign(row, known, { revision_id: revision });
  row.error_message =
    value === 'duplicated' ? `Version ${known.version} of ${known.name} already exists` : null;
};

/** Archives are processed: name, version and contents are read from what was uploaded. */
const createVersionBehaviour = (resource: VersionResource, archive: ArchiveKind): Behaviour => ({
  onCreate: (row) => {
    row.state = 'created';
  },
  explainRefusal: (row, verb) => {
    if (verb !== 'process') return undefined;
    if (row.state === 'processing') return `The ${resource.title} is already being processed`;
    return inspectArchive(row) ? undefined : 'The archive has not been uploaded yet';
  },
  chooseTransition: (row, { verb }, accountState) =>
    verb === 'process' ? chooseProcessing(resource, row, accountState) : undefined,
  onEnter: (row, value) => {
    if (value === 'processing') row.error_message = null;
    else settle(row, value);
  },
  onDelete: ({ id }, { files }) => files.remove(id),
  answer: ({ id }, occasion, { addresses }) =>
    occasion === 'created' ? { upload_url: addresses.make('PUT', resource, id) } : {},
  inspect: createArchiveReader(archive),
});

export const cookbookVersionBehaviour = createVersionBehaviour(cookbookVersions, cookbookArchive);

export const collectionVersionBehaviour = createVersionBehaviour(
  collectionVersions,
  collectionArchive,
);
