/** Archives of servers and server arrays: exports fill them, imports read them. */
import { serverArrays } from '../../../catalog/cloud/server-arrays.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { infrastructure } from '../../../catalog/infrastructure/infrastructure.ts';
import type {
  infrastructureExports,
  infrastructureImports,
} from '../../../catalog/infrastructure/tasks.ts';
import { labels } from '../../../catalog/labels.ts';
import type { Row } from '../../../catalog/resource.ts';
import { isJsonObject } from '../../../lib/json/members.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import { hasFile } from '../../storage/files.ts';
import {
  inspectInfrastructure,
  packInfrastructure,
  readInfrastructure,
} from '../../storage/infrastructure-archive.ts';
import type { Behaviour } from '../behaviour.ts';

type ExportTask = Row<typeof infrastructureExports> & StoredItem;
type ImportTask = Row<typeof infrastructureImports> & StoredItem;

const findArchive = ({ archive_id }: StoredItem, { account }: AccountState) =>
  account.table(infrastructure.noun).get(String(archive_id));

/** The rows that a task was asked to export, by the member that named them. */
const listSent = (task: StoredItem, member: string): readonly string[] => {
  const ids = isJsonObject(task.sent) ? task.sent[member] : undefined;
  return Array.isArray(ids) ? ids.map(String) : [];
};

/** Servers that were asked for, and the members of server arrays. */
const listServers = (task: StoredItem, { account }: AccountState): readonly StoredItem[] => {
  const ids = listSent(task, 'server_ids');
  const arrays = listSent(task, 'server_array_ids').filter((id) =>
    account.table(serverArrays.noun).get(id),
  );
  return account
    .table(servers.noun)
    .rows()
    .filter(
      ({ id, server_array_id }) => ids.includes(id) || arrays.includes(String(server_array_id)),
    );
};

/** Members of a server that another one made from it has as well. */
const copied = ['template_id', 'server_plan_id', 'cloud_account_id', 'firewall_profile_id'];

export const infrastructureBehaviour: Behaviour = {
  explainRefusal: (row, verb) =>
    verb === 'import' && !hasFile(row) ? 'The archive has not been uploaded yet' : undefined,
  onDelete: ({ id }, { files }) => files.remove(id),
  answer: ({ id }, occasion, { addresses }) =>
    occasion === 'created' ? { upload_url: addresses.make('PUT', infrastructure, id) } : {},
  inspect: readInfrastructure,
};

export const infrastructureExportBehaviour: Behaviour<ExportTask> = {
  chooseTransition: () => ({ values: ['exporting', 'finished'] }),
  onDone: (task, _action, engine) => {
    const archive = findArchive(task, engine);
    if (!archive) return;
    const bytes = packInfrastructure(
      listServers(task, engine).map((row) => ({
        name: String(row.name),
        ...Object.fromEntries(copied.map((key) => [key, row[key]])),
      })),
    );
    archive.file = engine.files.plant(archive.id, bytes);
  },
  answer: (task, _occasion, { addresses }) => {
    if (task.state !== 'finished' || task.error_message) return {};
    const { pathname, search } = new URL(
      addresses.make('GET', infrastructure, String(task.archive_id)),
    );
    return { file_access: `${pathname}${search}` };
  },
  explainFailure: () => 'The disk of a server could not be read (SnapshotFailed).',
};

export const infrastructureImportBehaviour: Behaviour<ImportTask> = {
  chooseTransition: (task, _action, accountState) => {
    const archive = findArchive(task, accountState);
    const finding = archive && inspectInfrastructure(archive);
    const values = ['importing', 'finished'];
    return finding && 'servers' in finding
      ? { values }
      : { values, fails: true, sets: { error_message: finding?.problem ?? 'There is no archive' } };
  },
  onDone: (task, _action, engine) => {
    const archive = findArchive(task, engine);
    const finding = archive && inspectInfrastructure(archive);
    if (!finding || !('servers' in finding)) return;
    const name = String(task.label_name);
    const table = engine.account.of(labels);
    const label = table.find((one) => one.name === name) ?? engine.make(labels, { name });
    task.label_id = label.id;
    for (const server of finding.servers) {
      const free = `${String(server.name)}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
      const row = engine.make(servers, { ...server, name: free, label_ids: [label.id] });
      row.state = 'inactive';
    }
  },
  explainFailure: () => 'The cloud account has no quota for further servers (QuotaExceeded).',
};
