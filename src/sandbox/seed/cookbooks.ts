import { createHash } from 'node:crypto';
import { cookbookVersions } from '../../catalog/blueprint/cookbook-versions.ts';
import { labels } from '../../catalog/labels.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import type { ArchiveFinding } from '../storage/archive.ts';
import { findByName, plant } from './plant.ts';

/** A cookbook: name, description, versions, recipes. */
type Cookbook = readonly [string, string, readonly string[], readonly string[]];

const cookbookList: readonly Cookbook[] = [
  ['joomla', 'Installs Joomla behind Apache', ['1.4.5', '1.4.6'], ['default', 'database']],
  ['nginx', 'Installs NGINX as a proxy', ['12.1.0'], ['default', 'proxy']],
  ['backup', 'Nightly dumps of databases', ['0.9.2', '1.0.0'], ['default']],
];

const plantReady = (
  accountState: AccountState,
  [name, description, versions, names]: Cookbook,
): void => {
  const recipes = names.map((recipe) => `${name}::${recipe}`);
  for (const version of versions) {
    const revision = createHash('sha256').update(`${name} ${version}`).digest('hex');
    const row: StoredItem = plant(accountState, cookbookVersions, {
      name,
      version,
      description,
      state: 'ready',
      revision_id: revision,
      recipes,
    });
    row.finding = { name, version, description, recipes, revision } satisfies ArchiveFinding;
  }
};

/** Uploaded cookbook versions, one of which could not be processed. */
export const plantCookbooks = (accountState: AccountState): void => {
  for (const cookbook of cookbookList) plantReady(accountState, cookbook);
  const problem = 'The archive does not contain a metadata.json or metadata.rb';
  const row: StoredItem = plant(accountState, cookbookVersions, {
    state: 'processing_error',
    error_message: problem,
  });
  row.finding = { problem } satisfies ArchiveFinding;
};

/** Adds labels to some of them. */
export const labelCookbooks = (accountState: AccountState): void => {
  const label = findByName(accountState, labels, 'production').id;
  for (const row of accountState.account.of(cookbookVersions).rows())
    if (row.name === 'joomla') row.label_ids = [label];
};
