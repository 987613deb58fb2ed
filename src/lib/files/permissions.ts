/** Who owns a file or folder and who may change it, as far as that decides whether it is believed. */
import { readFileSync, type Stats } from 'node:fs';
import { getegid, geteuid, getgid } from 'node:process';
import { quoteForShell } from '../text/shell-word.ts';
import { FileProblem } from './file-problem.ts';

/** Something at a path, as the system describes it. */
export interface FileStatus {
  readonly path: string;
  readonly stats: Pick<Stats, 'uid' | 'gid' | 'mode'>;
}

/** How files are judged. */
export interface PermissionCheck {
  /** As `process.platform`; modes mean nothing on Windows. */
  readonly platform?: string | undefined;
  /** Users who may own the file and its folders beside us and root. */
  readonly owners?: readonly number[] | undefined;
  /** The mode that fixes a file others can change: `go-w` unless only its owner may read it. */
  readonly mode?: string | undefined;
}

const othersWrite = 0o002;
const groupWrites = 0o020;
const sticky = 0o1000;

/** The user this process acts as, against whom files are judged; undefined on Windows. */
export const readOwnUserId = (): number | undefined => geteuid?.();

/** Whether owners and modes say anything: they do not on Windows. */
export const isPermissionChecked = ({ platform }: PermissionCheck): boolean =>
  platform !== 'win32' && geteuid !== undefined;

/** Whether somebody else may write. A group that is our own primary one has us alone in it. */
export const isWritableByOthers = ({ gid, mode }: FileStatus['stats']): boolean => {
  if ((mode & othersWrite) !== 0) return true;
  return (mode & groupWrites) !== 0 && gid !== getgid?.() && gid !== getegid?.();
};

/**
 * Who owns what belongs to users this container does not know, if it is one: its folders above are
 * those of the machine.
 */
const readUnmappedOwner = (): number | undefined => {
  try {
    const [first = '', ...others] = readFileSync('/proc/self/uid_map', 'utf8').trim().split('\n');
    const isWhole = others.length === 0 && /^\s*0\s+0\s+4294967295$/.test(first);
    return isWhole ? undefined : Number(readFileSync('/proc/sys/kernel/overflowuid', 'utf8'));
  } catch {
    return undefined;
  }
};

const isOurs = (uid: number, { owners = [] }: PermissionCheck): boolean =>
  uid === 0 || uid === readOwnUserId() || owners.includes(uid);

const createForeignProblem = (
  { path, stats }: FileStatus,
  subject: string,
  flag = '',
): FileProblem =>
  new FileProblem('foreign', `${subject} to another user (uid ${stats.uid})`, {
    fix: `chown ${flag}${readOwnUserId()} ${quoteForShell(path)}`,
  });

/** What is wrong with a file itself: whose it is, and who may change it. */
export const explainFilePermissions = (
  found: FileStatus,
  judgement: PermissionCheck,
): FileProblem | undefined => {
  if (!isPermissionChecked(judgement)) return undefined;
  const { path, stats } = found;
  if (!isOurs(stats.uid, judgement)) return createForeignProblem(found, 'belongs');
  if (!isWritableByOthers(stats)) return undefined;
  return new FileProblem('writable', 'can be changed by others', {
    fix: `chmod ${judgement.mode ?? 'go-w'} ${quoteForShell(path)}`,
  });
};

/**
 * What is wrong with a folder above a file: who may write into it could put another file in place
 * of the one that is there. In a sticky folder only owners can.
 */
export const explainFolderPermissions = (
  found: FileStatus,
  judgement: PermissionCheck,
): FileProblem | undefined => {
  if (!isPermissionChecked(judgement)) return undefined;
  const { path, stats } = found;
  if (!isOurs(stats.uid, judgement) && stats.uid !== readUnmappedOwner()) {
    return createForeignProblem(found, `is below ${path}, which belongs`);
  }
  if ((stats.mode & othersWrite) === 0 || (stats.mode & sticky) !== 0) return undefined;
  return new FileProblem('writable', `is below ${path}, which everybody can change`, {
    fix: `chmod o-w ${quoteForShell(path)}`,
  });
};

/**
 * What is wrong with a folder in which a private one is created: others who may write into it could
 * exchange that one, unless it is sticky.
 */
export const explainSharedFolder = (
  found: FileStatus,
  judgement: PermissionCheck,
): FileProblem | undefined =>
  (found.stats.mode & sticky) === 0
    ? explainFilePermissions(found, judgement)
    : explainFolderPermissions(found, judgement);

/** What is wrong with a link on the way to a file: whose it is. Its mode means nothing. */
export const explainLinkPermissions = (
  found: FileStatus,
  judgement: PermissionCheck,
): FileProblem | undefined => {
  if (!isPermissionChecked(judgement) || isOurs(found.stats.uid, judgement)) return undefined;
  if (found.stats.uid === readUnmappedOwner()) return undefined;
  return createForeignProblem(
    found,
    `is reached through the link ${found.path}, which belongs`,
    '-h ',
  );
};
