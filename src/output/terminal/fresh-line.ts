import type { Terminal } from '../../lib/terminal.ts';

/**
 * Leaves the cursor of the terminal at the start of a line, after Ctrl-C was typed: most terminals
 * show that as `^C`, and the prompt of the shell would follow on the same line. Only complete
 * lines were written before. If stdout is not a terminal, nothing is erased: others may write there.
 */
export const startFreshLine = ({ out, err }: Terminal): void => {
  if (out.isTerminal && !out.dumb) out.stream.write('\r\u001b[K');
  else if (out.isTerminal) out.stream.write('\n');
  else if (err.isTerminal) err.stream.write('\n');
};
