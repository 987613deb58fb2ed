import { catalog } from '../catalog/index.ts';
import type { Settings } from '../config/settings.ts';
import type { RunOptions, Session } from '../operate/session.ts';
import { readDuration } from './duration.ts';
import type { CommonFlags } from './flags.ts';
import { isQuiet, loadFor } from './settings.ts';
import type { Stage } from './stage.ts';

/** Longest wait for the end of an action unless `--timeout` says otherwise, in ms. */
const usualWaitMs = 30 * 60_000;

/** Members that are secret by the catalog, whatever their names sound like. */
const secretNames = catalog.flatMap(({ fields }) =>
  Object.keys(fields).filter((key) => fields[key]?.secret),
);

/** Flags of the verbs, beside those of every command. */
interface VerbFlags extends CommonFlags {
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly wait?: boolean;
  readonly showSecrets?: boolean;
  readonly internal?: boolean;
}

const runOptions = (
  flags: VerbFlags,
  settings: Settings,
  timeoutMs: number | undefined,
  quiet: boolean,
): RunOptions => ({
  yes: flags.yes ?? false,
  confirm: flags.confirm,
  force: flags.force ?? false,
  dryRun: flags.dryRun ?? false,
  wait: flags.wait ?? false,
  waitTimeoutMs: timeoutMs ?? usualWaitMs,
  quiet,
  showSecrets: flags.showSecrets ?? false,
  concurrency: settings.values.concurrency?.value ?? 1,
  internal: flags.internal ?? false,
});

/**
 * Opens what a verb needs for the flags it was given, runs it and closes the connections again,
 * however it ended.
 */
export const withSession = async (
  stage: Stage,
  flags: VerbFlags,
  verb: (session: Session) => Promise<void>,
): Promise<void> => {
  const { host } = stage;
  const given = flags.timeout === undefined ? undefined : readDuration(flags.timeout, '--timeout');
  const settings = await loadFor(stage, flags);
  const [{ connectionOf }, { openPlatform }, { Directory }] = await Promise.all([
    import('../config/connection.ts'),
    import('../platform/client.ts'),
    import('../operate/directory.ts'),
  ]);
  const notice = (line: string): void => {
    stage.notices.push(line);
    stage.writer.note(`notice: ${line}`);
  };
  const connection = await connectionOf(settings, { notice });
  const requestMs = (settings.values.timeout?.value ?? 60) * 1000;
  const platform = await openPlatform(connection, {
    version: host.version,
    clock: host.clock,
    requestTimeoutMs:
      given === undefined ? requestMs : Math.min(given, flags.wait ? requestMs : given),
    secretNames,
    ...(flags.debug && { debug: (line: string) => stage.writer.warn(line) }),
  });
  try {
    await verb({
      host,
      platform,
      writer: stage.writer,
      directory: new Directory(platform, host.signal),
      options: runOptions(flags, settings, given, isQuiet(stage, flags, stage.writer.format)),
      profile: {
        name: settings.values.profile?.value ?? new URL(connection.endpoint).host,
        isProtected: settings.values.protected?.value ?? false,
      },
    });
  } finally {
    await platform.close();
  }
};
