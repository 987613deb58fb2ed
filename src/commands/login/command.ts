import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { addCommonFlags, type CommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { addOptions } from '../../cli/flags/verb-flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { createSecretPrompt } from '../../cli/session.ts';
import { readLoadOptions } from '../../cli/settings.ts';
import { parseDuration } from '../../lib/time/duration.ts';
import { withConfigContext } from '../config/config-context.ts';

interface LoginFlags extends CommonFlags {
  readonly fromConcerto?: string | true;
  readonly protected?: string;
  readonly replace?: boolean;
  readonly use?: boolean;
  /** False with `--no-verify`. */
  readonly verify?: boolean;
}

/** `imco login`. */
export const loginCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('login', 'Log in: save API credentials in a profile'))
    .argument('[archive]', 'API key archive from the web interface (api-key.zip)')
    .enablePositionalOptions();
  addOptions(command, [
    setFlagFacts(
      new Option(
        '--from-concerto [path]',
        'import endpoint and credentials of the old client (client.xml)',
      ),
      { takesPath: true },
    ),
    new Option('--protected', 'require the profile name before destructive actions'),
    new Option('--replace', 'replace the credentials of an existing profile'),
    new Option('--use', 'make it the active profile'),
    new Option('--no-verify', 'save the credentials without testing them on the platform'),
    new Option('--dry-run', 'check and test the credentials without saving them'),
  ]);
  setNotes(command, [
    'Download the archive from the web interface under Settings, User Details, API Key. Instead of an archive, you can give three files with --ca, --cert and --key. On a terminal, imco asks for missing values.',
    'Before anything is saved, imco checks that the private key matches the certificate, that the certificate is signed by the CA, belongs to a user and is valid, and that the platform accepts it. The credentials are saved below the configuration folder, where only you can read them. The original files are no longer needed.',
    'The profile uses the newest version of the API that the platform supports, unless --api, or an endpoint that ends in a version, gives one. With --no-verify, no version is saved unless it is given.',
    'With --replace, the old credentials stay active until the platform has accepted the new ones. The endpoint and the other settings of the profile are not changed, except those given on the command line. A version of the API that the profile sets is changed only with --api or another address.',
  ]);
  setExamples(command, [
    'imco login api-key.zip --domain example.com',
    'imco login api-key.zip --domain example.com --profile prod --protected',
    'imco login api-key.zip --profile prod --replace',
    'imco login --from-concerto',
    'imco login --ca ca_cert.pem --cert cert.crt --key cert.key --domain example.com',
  ]);
  return command.action((archive: string | undefined) =>
    withConfigContext(context, command, async (configContext) => {
      const flags = readFlags<LoginFlags>(command);
      const [{ logIn }, { selectGivenSettings }] = await Promise.all([
        import('./login.ts'),
        import('../../config/resolve.ts'),
      ]);
      const given = selectGivenSettings(readLoadOptions(context, flags));
      await logIn(configContext, {
        archive,
        given,
        fromConcerto: flags.fromConcerto,
        isProtected: given.protected.value,
        replace: flags.replace ?? false,
        verify: flags.verify !== false,
        use: flags.use ?? false,
        timeoutMs: parseDuration(given.timeout.value) ?? 60_000,
        ask: createSecretPrompt(context.host),
        debug: flags.debug ? (line) => context.writer.warn(line) : undefined,
      });
    }),
  );
};

/** `imco logout`. */
export const logoutCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('logout', 'Log out: remove a profile and its credentials'),
  ).argument('[profile]', 'profile to remove (default: the active one)');
  addOptions(command, [
    new Option('-y, --yes', 'do not ask for confirmation'),
    new Option('--confirm <profile>', 'name of a protected profile, instead of typing it'),
    new Option('--dry-run', 'print what would be removed without removing it'),
  ]);
  setNotes(command, [
    'Removes the credentials saved by "imco login", the profile in the configuration, and the names cached for completion. The platform still accepts the credentials from anyone who has a copy; to revoke them, delete the API key in the web interface.',
  ]);
  setExamples(command, ['imco logout', 'imco logout staging --yes']);
  return command.action((profile: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const flags = readFlags<{ readonly yes?: boolean; readonly confirm?: string }>(command);
      const { logOut } = await import('./logout.ts');
      await logOut(context, profile, { yes: flags.yes ?? false, confirm: flags.confirm });
    }),
  );
};
