/** Shared parts of the commands that change the user's own settings. */
import type { SettingsLocation } from '../../config/files/own-files.ts';
import type { WriteContext } from '../../config/files/write-settings.ts';
import type { Host } from '../../host.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';

/** The context of such a command. */
export interface ConfigContext {
  readonly host: Host;
  readonly writer: Writer;
  /** The file given with --config. */
  readonly config: string | undefined;
  /** The profile given on the command line or with IMCO_PROFILE. */
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

/** Where the user's own files are, whatever file --config or IMCO_CONFIG names. */
export const readOwnLocation = (host: Host): SettingsLocation => {
  const location = readSettingsLocation({ host, config: undefined });
  const { IMCO_CONFIG: _, ...env } = location.env;
  return { ...location, env };
};

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

/** Reports the result: a line for people, an object for programs. */
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
