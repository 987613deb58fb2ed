import { cookbookVersions } from '../../catalog/blueprint/cookbook-versions.ts';
import type { Row } from '../../catalog/resource.ts';
import type { ConditionValue } from '../../catalog/verb-facts.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import { inspectArchive, readArchive } from '../storage/archive.ts';
import type { Behaviour, TransitionTarget } from './behaviour.ts';

type CookbookVersion = Row<typeof cookbookVersions> & StoredItem;

/** Another cookbook version of the account with this name and version that is in use. */
const findTwin = (
  { id }: CookbookVersion,
  name: string,
  version: string,
  { account }: AccountState,
): CookbookVersion | undefined =>
  account
    .of(cookbookVersions)
    .find(
      (other) =>
        other.id !== id &&
        other.state === 'ready' &&
        other.name === name &&
        other.version === version,
    );

/** The states of an archive while it is processed, by its content. */
const chooseProcessing = (row: CookbookVersion, accountState: AccountState): TransitionTarget => {
  const finding = inspectArchive(row);
  if (!finding || 'problem' in finding)
    return { values: ['processing', 'processing_error'], fails: true };
  return findTwin(row, finding.name, finding.version, accountState)
    ? { values: ['processing', 'duplicated'], fails: true }
    : { values: ['processing', 'ready'] };
};

/** Stores the content of a processed archive in its row, or the reason why it cannot be used. */
const settle = (row: CookbookVersion, value: ConditionValue): void => {
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

/** Archives are processed: name, version and recipes are read from what was uploaded. */
export const cookbookVersionBehaviour: Behaviour<CookbookVersion> = {
  onCreate: (row) => {
    row.state = 'created';
  },
  explainRefusal: (row, verb) => {
    if (verb !== 'process') return undefined;
    if (row.state === 'processing') return 'The cookbook version is already being processed';
    return inspectArchive(row) ? undefined : 'The archive has not been uploaded yet';
  },
  chooseTransition: (row, { verb }, accountState) =>
    verb === 'process' ? chooseProcessing(row, accountState) : undefined,
  onEnter: (row, value) => {
    if (value === 'processing') row.error_message = null;
    else settle(row, value);
  },
  onDelete: ({ id }, { files }) => files.remove(id),
  answer: ({ id }, occasion, { addresses }) =>
    occasion === 'created' ? { upload_url: addresses.make('PUT', cookbookVersions, id) } : {},
  inspect: readArchive,
};
