import type { Command } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { addCommonFlags, type CommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { createSecretPrompt } from '../../cli/session.ts';
import { isQuiet, loadRunSettings } from '../../cli/settings.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';

interface DoctorFlags extends CommonFlags {
  readonly fix?: true;
}

/** `imco doctor`. */
export const doctorCommand = (context: RunContext): Command => {
  const about = 'Find what keeps imco from working, and how to mend it';
  const command = addCommonFlags(newCommand('doctor', about)).option(
    '--fix',
    'close the private key and its folder to others',
  );
  setNotes(command, [
    'Looks at the configuration, the credential files and their modes, the certificate, the way to the platform (proxy, name, port, TLS), its answer, the clock and the version of the API. Each check is a line: ok, warning, failed, or skipped where it needs another that failed; so the first that failed is the cause. It changes nothing without --fix, and takes no longer than half a minute.',
    'The exit code is that of any other command for what was found: 10 for configuration and credential files, 4 for credentials that are refused or out of date, 6 for the network and TLS, 7 where it took too long, 9 for a platform that is unavailable. A key that is open to others counts (10) where nothing else failed. With warnings alone it is 0.',
  ]);
  setExamples(command, [
    'imco doctor',
    'imco doctor --fix',
    'imco doctor --profile prod -o json | jq -r \'.[] | select(.status == "failed").fix\'',
  ]);
  return command.action(async () => {
    const flags = readFlags<DoctorFlags>(command);
    const [{ runDoctor: examine }, { attemptAsync: attempt }] = await Promise.all([
      import('./doctor.ts'),
      import('./setup.ts'),
    ]);
    // What the configuration has to say is among what is found.
    const settings = await attempt(() => loadRunSettings(context, { ...flags, quiet: true }));
    // Then flags and the environment say how.
    if (settings instanceof ConfigurationFailure) {
      context.setOutput({ ...context.lineOutput, quiet: true });
    }
    const { host, writer, notices } = context;
    const worst = await examine({
      host,
      writer,
      settings,
      notices,
      ask: createSecretPrompt(host),
      fix: flags.fix ?? false,
      quiet: isQuiet(context, flags, writer.format) || !host.terminal.err.isTerminal,
      ...(flags.debug && { debug: (line: string) => writer.warn(line) }),
    });
    if (worst) context.exit = worst;
  });
};
