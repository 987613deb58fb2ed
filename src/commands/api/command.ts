import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { appendValue } from '../../cli/flags/flag-values.ts';
import { addCommonFlags, type CommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { addOptions, readConsent } from '../../cli/flags/verb-flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';

interface ApiFlags extends CommonFlags {
  readonly field?: readonly string[];
  readonly typedField?: readonly string[];
  readonly input?: string;
  readonly param?: readonly string[];
  readonly include?: boolean;
}

const createListOption = (flags: string, about: string): Option =>
  setFlagFacts(new Option(flags, `${about} (repeatable)`).argParser(appendValue), {
    isRepeatable: true,
  });

const createRequestOptions = (): readonly Option[] => [
  createListOption('-f, --field <name=text>', 'a body field, sent as a string'),
  createListOption(
    '-F, --typed-field <name=value>',
    'a body field as JSON: 3, true, null, ["a"]; @file for the contents of a file',
  ),
  setFlagFacts(
    new Option(
      '--input <file>',
      'request body from a JSON or YAML file (- for stdin); fields override it',
    ),
    { takesPath: true },
  ),
  createListOption('--param <name=value>', 'a query parameter'),
];

/** Method and path of a single argument: a path alone is a GET request. */
const readRequest = (
  word: string,
  { field, typedField, input }: ApiFlags,
): readonly [method: string, path: string] => {
  if (/^(?:get|head|options|patch|post|put|delete)$/i.test(word)) {
    throw new UsageFailure(`api ${word} needs a path`, {
      code: 'missing_target',
      hint: `for example "imco api ${word} cloud/servers"`,
    });
  }
  if (field ?? typedField ?? input) {
    throw new UsageFailure(`api ${word}: a request with a body needs a method`, {
      code: 'missing_target',
      hint: `use "imco api POST ${word}", or PUT`,
    });
  }
  return ['GET', word];
};

/** `imco api`. */
export const apiCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('api', 'Send a raw request to the platform'))
    .argument('<method>', 'GET, POST, PUT or DELETE (default: GET)')
    .argument('[path]', 'path below the API version, such as cloud/servers');
  addOptions(command, [
    ...createRequestOptions(),
    new Option('-i, --include', 'print status and headers before the response'),
    new Option('--dry-run', 'print the request without sending it'),
    new Option('--confirm <profile>', 'name of a protected profile, instead of typing it'),
    new Option('--show-secrets', 'print secrets as the platform sent them'),
    new Option(
      '-y, --yes',
      'do not ask for confirmation; print secrets even if stdout is not a terminal',
    ),
  ]);
  setNotes(command, [
    'The response is printed as JSON by default. An empty response prints nothing. POST and PUT send an empty object if no body is given. DELETE and other destructive requests ask for confirmation, as the command for the same action does.',
    'With --include and a machine-readable format such as json, the output is one document with the members status, headers and body.',
  ]);
  setExamples(command, [
    'imco api cloud/servers',
    'imco api GET audit/events --include',
    'imco api PUT cloud/servers/651dd3414c9027ad77d91b45 -f name=web-2',
    'imco api POST cloud/ssh_profiles --input profile.yaml --dry-run',
  ]);
  return command.action(async (first: string, second: string | undefined) => {
    const flags = readFlags<ApiFlags>(command);
    const [method, path] = second === undefined ? readRequest(first, flags) : [first, second];
    await withSession(
      context,
      flags,
      async (session) => {
        const { callApi } = await import('./api.ts');
        await callApi(session, {
          method,
          path,
          fields: flags.field ?? [],
          typedFields: flags.typedField ?? [],
          input: flags.input,
          parameters: flags.param ?? [],
          include: flags.include ?? false,
          formatted: flags.output !== undefined,
          consent: readConsent(command),
        });
      },
      method.toUpperCase() === 'GET' ? 'reading' : 'changing',
    );
  });
};
