/** Words for OpenSSH, on its command line and in its configuration files. */
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { checkGiven } from './addresses.ts';

/** What a user name may consist of: nothing that a shell or OpenSSH itself would interpret. */
const userPattern = /^[a-z0-9_][a-z0-9._@+-]{0,63}$/i;

/** The user to log in as. Throws if it is not a valid name. */
export const readSshUser = (
  given: string | undefined,
  configured: string | undefined,
): string | undefined =>
  checkGiven(
    { flag: '--user', given, setting: 'ssh-user', configured },
    (text) => (userPattern.test(text) ? undefined : `"${text}" is not a valid user name`),
    'use letters, digits and . _ @ + -, beginning with a letter or digit',
  );

/**
 * Whether an id can be the alias of a host key. Ids are those of the platform; anything else is not
 * passed on.
 */
export const isKeyAlias = (id: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/i.test(id);

/** What ends a quoted path, or is replaced in it: `$` begins a variable. */
const unquotable = /["\\$\p{Cc}]/u;

/**
 * A path as the value of an option of OpenSSH: quoted, since it may have spaces, and without
 * anything that OpenSSH replaces. Throws a `ConfigurationFailure` if it cannot be written that way.
 */
export const quoteForSsh = (path: string, platform: string): string => {
  const plain = platform === 'win32' ? path.replaceAll('\\', '/') : path;
  if (!unquotable.test(plain)) return `"${plain.replaceAll('%', '%%')}"`;
  throw new ConfigurationFailure(
    `${plain}: OpenSSH cannot use a path with ", \\, $ or line breaks`,
    {
      code: 'invalid_value',
      hint: 'use another folder or file',
    },
  );
};

/** Options that decide whose host key is expected, which imco sets itself. */
const ownOptions: readonly string[] = [
  'HostName',
  'HostKeyAlias',
  'UserKnownHostsFile',
  'StrictHostKeyChecking',
  'NoHostAuthenticationForLocalhost',
];

/** Checks a further option of OpenSSH, as its `-o` takes it. Throws a `UsageFailure`. */
export const checkSshOption = (text: string): string => {
  const [, name] = /^([a-z]\w*)\s*[=\s]\s*[^\s\p{Cc}][^\p{Cc}]*$/iu.exec(text) ?? [];
  if (name === undefined) {
    throw new UsageFailure(`--ssh-option: "${text}" is not a valid option`, {
      code: 'invalid_value',
      hint: 'use the form of ssh -o, for example --ssh-option Port=2222',
    });
  }
  const own = ownOptions.find((option) => option.toLowerCase() === name.toLowerCase());
  if (own === undefined) return text;
  throw new UsageFailure(`--ssh-option: ${own} cannot be changed`, {
    code: 'invalid_value',
    hint: 'host keys are always checked; run "ssh" itself for anything else',
  });
};
