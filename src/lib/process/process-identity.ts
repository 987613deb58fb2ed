/** Which process it is, also for those that look later: the number alone is used again. */

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
// Another process is asked after; nothing of our own is read or changed here.
import { kill, pid as ownPid } from 'node:process';
import { readErrorCode } from '../failures/error-causes.ts';
import { readProcStat } from './proc-stat.ts';

/** A process of some machine. Members that its system does not report are empty. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in ticks since the machine did. */
  readonly start: string;
  readonly host: string;
  /** The boot of the machine, and the namespace the number counts in: containers share hosts. */
  readonly boot: string;
  readonly namespace: string;
}

/** What a file of /proc holds; empty on systems that have none. */
const read = (look: () => string): string => {
  try {
    return look().trim();
  } catch {
    return '';
  }
};

let own: ProcessIdentity | undefined;

/** This process. */
export const readOwnIdentity = (): ProcessIdentity => {
  own ??= {
    pid: ownPid,
    start: readProcStat(ownPid)?.start ?? '',
    host: hostname(),
    boot: read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    namespace: read(() => readlinkSync('/proc/self/ns/pid')),
  };
  return own;
};

const isThere = (pid: number): boolean => {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    // The process is there but belongs to somebody else.
    return readErrorCode(error) === 'EPERM';
  }
};

const mayBeSame = (one: string, other: string): boolean =>
  one === '' || other === '' || one === other;

/** Whether a process would be found here by its number: this machine, boot and space of numbers. */
export const isFromHere = (identity: ProcessIdentity): boolean => {
  const { host, boot, namespace } = readOwnIdentity();
  return (
    identity.host === host &&
    mayBeSame(identity.boot, boot) &&
    mayBeSame(identity.namespace, namespace)
  );
};

/**
 * Whether a process still runs; unknown of one of another machine, which cannot be asked after, and
 * of one whose number may have been given to another since.
 */
export const readProcessState = (identity: ProcessIdentity): 'running' | 'ended' | 'unknown' => {
  const { pid, start } = identity;
  if (!isFromHere(identity)) return 'unknown';
  if (!isThere(pid)) return 'ended';
  const found = readProcStat(pid);
  // One that has ended and that nobody has taken notice of keeps its number.
  if (found && /^[ZX]$/.test(found.state)) return 'ended';
  if (start === '' || !found || found.start === '') return 'unknown';
  return found.start === start ? 'running' : 'ended';
};
