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
  readonly verbose?: true;
}

/** `imco doctor`. */
export const doctorCommand = (context: RunContext): Command => {
  const about = 'Diagnose configuration and connection problems';
  const command = addCommonFlags(newCommand('doctor', about))
    .option('--fix', 'remove access by others to the private key and its folder')
    .option('--verbose', 'list skipped checks one by one');
  setNotes(command, [
    'Checks the configuration, the credential files and their permissions, the certificate, the connection to the platform (proxy, DNS, port, TLS), its response, the clock and the API version. Each check is reported as ok, warning, failed, or skipped because another check failed. The first failed check is the cause. On a terminal, all skipped checks share one line, except with --verbose. Without --fix, nothing is changed. The checks take at most 30 seconds.',
    'The exit code is the same as for any other command: 10 for configuration and credential files, 4 for rejected or expired credentials, 6 for the network and TLS, 7 for a timeout, 9 for a platform that is unavailable. If the only problem is that others can access the private key, it is 10. If there are only warnings, it is 0.',
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
    // Configuration notices are reported by the checks.
    const settings = await attempt(() => loadRunSettings(context, { ...flags, quiet: true }));
    // Flags and the environment still set the output format.
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
      verbose: flags.verbose ?? false,
      quiet: isQuiet(context, flags, writer.format) || !host.terminal.err.isTerminal,
      ...(flags.debug && { debug: (line: string) => writer.warn(line) }),
    });
    if (worst) context.exit = worst;
  });
};
