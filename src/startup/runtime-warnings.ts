/** A warning of Node itself, or of a library by way of Node. */
export interface RuntimeWarnings {
  /** Reports those that came so far, and each one that comes. */
  onEach(report: (line: string) => void): void;
}

/**
 * Keeps Node from printing warnings of its own (weakened TLS, deprecations, experimental features):
 * stderr belongs to imco, and with a machine format a failure stands there alone. They are kept for
 * `--debug`. To be called before anything that may warn.
 */
export const holdRuntimeWarnings = (from: NodeJS.Process): RuntimeWarnings => {
  const held: string[] = [];
  let report = (line: string): void => {
    held.push(line);
  };
  from.removeAllListeners('warning');
  from.on('warning', ({ name, message }) => report(`${name}: ${message}`));
  return {
    onEach: (listener) => {
      for (const line of held.splice(0)) listener(line);
      report = listener;
    },
  };
};
