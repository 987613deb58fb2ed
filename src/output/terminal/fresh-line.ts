import type { Terminal } from '../../lib/terminal.ts';

/**
 * Leaves the cursor of the terminal at the start of a line, after Ctrl-C was typed: most terminals
 * show that as `^C`, and the prompt of the shell would follow on the same line. Only whole lines
 * were written before. Where stdout is no terminal others may write to it, so nothing is erased.
 */
export const startFreshLine = ({ out, err }: Terminal): void => {
  if (out.isTerminal && !out.dumb) out.stream.write('\r\u001b[K');
  else if (out.isTerminal) out.stream.write('\n');
  else if (err.isTerminal) err.stream.write('\n');
};
