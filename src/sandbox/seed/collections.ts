import { createHash } from 'node:crypto';
import { collectionVersions } from '../../catalog/blueprint/collection-versions.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import type { ArchiveFinding } from '../storage/archive.ts';
import { plant } from './plant.ts';

/** An Ansible collection: name, description, versions, playbooks. */
const collections = [
  ['example.web', 'Web servers behind a proxy', ['1.1.0', '1.2.0'], ['site.yml', 'proxy.yml']],
  ['example.backup', 'Nightly dumps of databases', ['0.4.1'], ['dump.yml']],
] as const;

/** Uploaded collection versions, one of which could not be processed. */
export const plantCollections = (accountState: AccountState): void => {
  for (const [name, description, versions, playbooks] of collections) {
    for (const version of versions) {
      const revision = createHash('sha256').update(`${name} ${version}`).digest('hex');
      const row: StoredItem = plant(accountState, collectionVersions, {
        name,
        version,
        description,
        state: 'ready',
        revision_id: revision,
        playbooks: [...playbooks],
      });
      row.finding = { name, version, description, playbooks, revision } satisfies ArchiveFinding;
    }
  }
  const problem = 'The archive does not contain a MANIFEST.json';
  const row: StoredItem = plant(accountState, collectionVersions, {
    state: 'processing_error',
    error_message: problem,
  });
  row.finding = { problem } satisfies ArchiveFinding;
};
