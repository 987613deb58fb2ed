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
  const command = addCommonFlags(
    newCommand('login', 'Take the keys of the platform into a profile'),
  )
    .argument('[archive]', 'the archive the platform hands out, api-key.zip')
    .enablePositionalOptions();
  addOptions(command, [
    setFlagFacts(
      new Option('--from-concerto [path]', 'take endpoint and keys of the old client (client.xml)'),
      { takesPath: true },
    ),
    new Option('--protected', 'ask for the name of the profile before anything is destroyed'),
    new Option('--replace', 'give a profile that is there these keys'),
    new Option('--use', 'make it the profile in force'),
    new Option('--no-verify', 'keep the keys without trying them on the platform'),
    new Option('--dry-run', 'check and try the keys, write nothing'),
  ]);
  setNotes(command, [
    'The archive is what the web interface hands out under Settings, User Details, API Key. Three files do as well, with --ca, --cert and --key. On a terminal imco asks for what is missing.',
    'Before anything is written the keys have to belong together, lead to the authority, be those of a person and be in date, and the platform has to take them. They are kept where nobody else may read them, below the folder of the configuration; the files they came from are no longer needed.',
    'With --replace the old keys stay in force until the new ones have been taken; endpoint and whatever else the profile says stay, where nothing else is said.',
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
  const command = addCommonFlags(newCommand('logout', 'Remove a profile and its keys')).argument(
    '[profile]',
    'the profile; the one in force unless named',
  );
  addOptions(command, [
    new Option('-y, --yes', 'do not ask'),
    new Option('--confirm <profile>', 'the name of a protected profile, instead of typing it'),
    new Option('--dry-run', 'say what would be removed, remove nothing'),
  ]);
  setNotes(command, [
    'Removed are the keys that "imco login" has put where they are, the profile in the configuration, and the names that were kept for completion. The platform still takes the keys from whoever has a copy: delete the API key in the web interface to end that.',
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
