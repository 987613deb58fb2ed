/** What the commands that change somebody's own settings have in common. */
import type { SettingsLocation } from '../../config/files/own-files.ts';
import type { WriteContext } from '../../config/files/write-settings.ts';
import type { Host } from '../../host.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';

/** What such a command works with. */
export interface ConfigContext {
  readonly host: Host;
  readonly writer: Writer;
  /** The file named with --config. */
  readonly config: string | undefined;
  /** The profile that was named, on the command line or with IMCO_PROFILE. */
  readonly profile: string | undefined;
  readonly dryRun: boolean;
}

/** Where the user's settings are. */
export const readSettingsLocation = ({
  host,
  config,
}: Pick<ConfigContext, 'host' | 'config'>): SettingsLocation => ({
  cwd: host.cwd,
  home: host.home,
  env: host.env,
  platform: host.platform,
  signal: host.signal,
  config,
});

/** How files are written. */
export const createWriteContext = ({
  host,
  dryRun,
}: Pick<ConfigContext, 'host' | 'dryRun'>): WriteContext => ({
  clock: host.clock,
  dryRun,
  signal: host.signal,
});

const createTextColumn = (key: string): Column => ({
  key,
  heading: key.replaceAll('_', ' '),
  kind: 'text',
  cell: (item) => String(item[key] ?? '-'),
});

/** Says in one line to a person what was done, as an object to a program. */
export const printNotice = async (
  context: ConfigContext,
  line: string,
  item: Item,
): Promise<void> => {
  const { writer, dryRun } = context;
  if (dryRun) writer.note('dry run: nothing was written');
  if (writer.forPeople) await writer.text(line);
  else {
    const columns = Object.keys(item).map(createTextColumn);
    await writer.document({ shape: 'object', item: { ...item, dry_run: dryRun }, columns });
  }
};
