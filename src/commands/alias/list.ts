/** `imco alias list`. */
import { cacheUserCommands } from '../../cli/user-commands/completed-commands.ts';
import { listPlugins } from '../../cli/user-commands/plugins.ts';
import { loadAliases } from '../../config/aliases.ts';
import type { Column } from '../../output/document.ts';
import type { ConfigContext } from '../config/own-settings.ts';
import { describeAlias } from './describe-alias.ts';

const createColumn = (key: string, kind: Column['kind']): Column => ({
  key,
  heading: key,
  kind,
  cell: (row) => String(row[key] ?? ''),
});

const columns: readonly Column[] = [createColumn('name', 'id'), createColumn('command', 'text')];

/** `alias list`: lists the aliases by name. */
export const listUserAliases = async ({ host, writer }: ConfigContext): Promise<void> => {
  const aliases = await loadAliases(host);
  const items = aliases
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(describeAlias);
  const hasProblem = items.some(({ problem }) => problem !== null);
  await writer.document({
    shape: 'list',
    items,
    columns: hasProblem ? [...columns, createColumn('problem', 'text')] : columns,
    members: ['name', 'command', 'file', 'problem'],
  });
  if (items.length === 0) {
    writer.note('no aliases yet; see "imco alias set --help"');
  }
  cacheUserCommands(host, aliases, listPlugins(host));
};
