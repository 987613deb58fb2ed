import type { RuntimeWarnings } from '../host.ts';

/**
 * Keeps Node from printing warnings of its own (weakened TLS, deprecations, experimental features):
 * stderr belongs to imco, and in machine formats it contains only the failure. They are collected
 * for `--debug`. Call this before anything that may warn.
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
