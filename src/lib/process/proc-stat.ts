import { readFileSync } from 'node:fs';

/** What Linux says of a process and its job: proc_pid_stat(5), fields 3 to 8 and 22. */
export interface ProcStat {
  /** A letter. */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  /** Its terminal; 0 for none. */
  readonly terminal: number;
  /** The process group that may read from that terminal. */
  readonly foreground: number;
  /** When it started, in ticks since the machine did. */
  readonly start: string;
}

/** Undefined where there is no such process, or the system does not tell. */
export const readProcStat = (pid: number | 'self'): ProcStat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent = 0, group = 0, , terminal = 0, foreground = 0] = fields.slice(1, 6).map(Number);
    const [state = ''] = fields;
    return { state, parent, group, terminal, foreground, start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
};
