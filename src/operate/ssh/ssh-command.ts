/** How OpenSSH logs in to a machine. */
import { statSync } from 'node:fs';
import { readPath } from '../../config/files/read-value.ts';
import type { Host } from '../../host.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { explainFileProblem } from '../../lib/files/file-problem.ts';
import type { Session } from '../session.ts';
import { isKeyAlias, quoteForSsh, readSshUser } from './ssh-words.ts';

/** User and private key as given on the command line. */
export interface LoginFlags {
  readonly user: string | undefined;
  readonly identity: string | undefined;
}

/** User and private key to log in with, from flags or settings. */
export interface Login {
  readonly user: string | undefined;
  /** The file of the private key, absolute. */
  readonly key: string | undefined;
}

/** Throws if there is no such file: ssh would only warn, and try other keys. */
const requireFile = (subject: string, path: string): void => {
  try {
    statSync(path);
  } catch (error) {
    throw createFileFailure(`${subject}: ${path}`, explainFileProblem(error));
  }
};

const readIdentity = (
  identity: string | undefined,
  { cwd, home }: Pick<Host, 'cwd' | 'home'>,
  configured: string | undefined,
): string | undefined => {
  if (identity === undefined) {
    if (configured !== undefined) requireFile('ssh-key', configured);
    return configured;
  }
  const origin = { kind: 'flag', where: '--identity' } as const;
  const path = readPath('identity', identity, origin, { base: cwd, home });
  requireFile('--identity', path);
  return path;
};

/** Reads user and private key. Throws on an invalid name or a missing file. */
export const readLogin = ({ host, options }: Session, { user, identity }: LoginFlags): Login => ({
  user: readSshUser(user, options.ssh?.user),
  key: readIdentity(identity, host, options.ssh?.key),
});

/** A machine, and how to log in to it. */
export interface SshMachine extends Login {
  readonly id: string;
  readonly address: string;
  /** The file with the host keys; undefined leaves it to ssh. */
  readonly knownHosts: string | undefined;
}

/** Throws if the id of a machine cannot be the alias of its host key. */
export const checkKeyAlias = (title: string, id: string): void => {
  if (isKeyAlias(id)) return;
  throw new ConflictFailure(`${title}: its id is not valid`, { code: 'unexpected_answer' });
};

/**
 * The options of OpenSSH for a machine, by name. The host key belongs to the id: another machine at
 * a recycled address is a new host, and the same machine with another key is refused.
 */
export const listSshOptions = (
  { id, user, key, knownHosts }: SshMachine,
  platform: string,
): readonly (readonly [name: string, value: string])[] => [
  ['HostKeyAlias', id],
  ...(knownHosts === undefined
    ? []
    : [['UserKnownHostsFile', quoteForSsh(knownHosts, platform)] as const]),
  ['StrictHostKeyChecking', 'accept-new'],
  ...(user === undefined ? [] : [['User', user] as const]),
  ...(key === undefined
    ? []
    : [
        ['IdentityFile', quoteForSsh(key, platform)] as const,
        // An agent with many keys would use up the attempts that the machine allows.
        ['IdentitiesOnly', 'yes'] as const,
      ]),
];

/** Further words of a command line. */
export interface FurtherWords {
  /** Options, each `Name=value`: ssh takes the first value of each, so that they cannot change ours. */
  readonly options: readonly string[];
  /** The command to run; empty for a login shell. */
  readonly command: readonly string[];
}

/**
 * The words of the command line, with `ssh` itself. Without the `--` ssh would look for options in the
 * command as well.
 */
export const composeSshWords = (
  machine: SshMachine,
  { options, command }: FurtherWords,
  platform: string,
): readonly string[] => {
  const own = listSshOptions(machine, platform).map(([name, value]) => `${name}=${value}`);
  return [
    'ssh',
    ...[...own, ...options].flatMap((option) => ['-o', option]),
    '--',
    machine.address,
    ...command,
  ];
};
