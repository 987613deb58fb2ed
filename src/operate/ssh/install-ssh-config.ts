/** `ssh-config --install`: writes a file of its own, and has the file of the user include it. */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  ConfigurationFailure,
  ConflictFailure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { explainFileProblem } from '../../lib/files/file-problem.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import { readOwnFile } from '../../lib/files/own-file.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import { createWriteFailure } from '../../lib/files/write-failure.ts';
import { printResult } from '../../output/result.ts';
import { canAsk, confirm, findAskingObstacle } from '../../output/terminal/prompts.ts';
import type { Session } from '../session.ts';
import { createKnownHosts, findKnownHosts, findSshFolder } from './known-hosts.ts';
import { createSshConfig, type SshConfigCall } from './ssh-config.ts';
import { quoteForSsh } from './ssh-words.ts';

/** Most bytes that the file of the user may have. */
const mostBytes = 1024 * 1024;

/** The file of the user: its content, and whether it includes ours already. */
interface UserConfig {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
  readonly isIncluding: boolean;
}

/** The files of all profiles, in the quotes that OpenSSH expects. */
const composeInclude = ({ host }: Session): string => {
  const pattern = join(findSshFolder(host), '*', 'config');
  // `*` is the only character of a pattern in it.
  if (!/[[\]?%]|\*.*\*/.test(pattern)) return `Include ${quoteForSsh(pattern, host.platform)}`;
  throw new ConfigurationFailure(`${pattern}: OpenSSH cannot include a path with *, ?, [, ] or %`, {
    code: 'invalid_value',
    hint: 'set XDG_STATE_HOME to another folder',
  });
};

/**
 * Whether a line is among the first ones, which apply to all hosts: behind the first `Host` or
 * `Match` it would only apply to some.
 */
const hasLine = (text: string, line: string): boolean => {
  const lines = text.split(/\r?\n/).map((one) => one.trim());
  const end = lines.findIndex((one) => /^(?:host|match)\b/i.test(one));
  return lines.slice(0, end < 0 ? undefined : end).includes(line);
};

const readUserConfig = (path: string, line: string): UserConfig => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return { path, content: Buffer.alloc(0), mode: 0o600, isIncluding: false };
  const byHand = `add this line at its top yourself: ${line}`;
  try {
    const { bytes } = readOwnFile(path, { limit: mostBytes });
    if (hasLine(bytes.toString('utf8'), line)) {
      return { path, content: bytes, mode: stats.mode & 0o777, isIncluding: true };
    }
    if (!stats.isSymbolicLink()) {
      return { path, content: bytes, mode: stats.mode & 0o777, isIncluding: false };
    }
  } catch (error) {
    throw createFileFailure(path, explainFileProblem(error), { hint: byHand, path });
  }
  throw new ConflictFailure(`${path} is a symbolic link and was not changed`, {
    code: 'link_refused',
    hint: byHand,
  });
};

/** Asks before the file of the user is changed. Throws a `UsageFailure` if that is not confirmed. */
const confirmInclude = async (
  { host: { terminal, signal } }: Session,
  { path, line, yes }: { readonly path: string; readonly line: string; readonly yes: boolean },
): Promise<void> => {
  if (yes) return;
  if (!canAsk(terminal)) {
    throw new UsageFailure(
      `ssh-config --install needs confirmation, but ${findAskingObstacle(terminal)}`,
      { code: 'confirmation_missing', hint: `add --yes to add one line to ${path}` },
    );
  }
  const question = `Add one line at the top of ${path}: ${line}?`;
  if (await confirm(terminal, question, signal)) return;
  throw new UsageFailure('ssh-config --install was cancelled; nothing was written', {
    code: 'not_confirmed',
  });
};

const writeOrExplain = async (
  path: string,
  content: string | Buffer,
  mode?: number,
): Promise<void> => {
  try {
    await createPrivateFolders(dirname(path));
    await writeFileWhole(path, content, mode);
  } catch (error) {
    throw createWriteFailure(path, error);
  }
};

/** Adds the line at the top, where it applies to all hosts; what is below stays as it is. */
const addInclude = async (path: string, line: string): Promise<void> => {
  // Read again: somebody may have edited it while the question was open.
  const { isIncluding, content, mode } = readUserConfig(path, line);
  if (isIncluding) return;
  await writeOrExplain(path, Buffer.concat([Buffer.from(`${line}\n\n`), content]), mode);
};

/** Writes the configuration of the profile, and includes it if that is confirmed. */
export const installSshConfig = async (
  session: Session,
  call: SshConfigCall,
  yes: boolean,
): Promise<void> => {
  const { host, profile } = session;
  const line = composeInclude(session);
  const folder = join(requireHomeFolder(host.home, 'HOME'), '.ssh');
  const before = readUserConfig(join(folder, 'config'), line);
  if (!before.isIncluding) await confirmInclude(session, { path: before.path, line, yes });
  // ssh reads what is in that folder: where it cannot be created safely, nothing is installed.
  const { hosts, text } = await createSshConfig(session, call, () =>
    createKnownHosts(host, profile.name),
  );
  const file = join(dirname(findKnownHosts(host, profile.name)), 'config');
  await writeOrExplain(file, text);
  if (!before.isIncluding) await addInclude(before.path, line);
  const skipped = hosts.filter((one) => 'skipped' in one).length;
  const count = hosts.length - skipped;
  const words = `${count} ${count === 1 ? call.resource.title : call.resource.titles}`;
  const item = { file, hosts: count, skipped, included_by: before.path };
  const more = skipped > 0 ? `, ${skipped} skipped (see the comments in the file)` : '';
  await printResult(session.writer, `wrote ${words} to ${file}${more}`, item);
};
