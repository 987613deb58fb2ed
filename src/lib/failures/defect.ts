import { DefectFailure } from './failures.ts';

/** The hint about a bug, which the operator cannot fix. */
export const defectHint =
  'report it in the issue tracker of imco, with the command and its output with --debug';

/** The failure about an unexpected error. */
export const createDefect = (thrown: unknown): DefectFailure => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new DefectFailure(`this is a bug in imco: ${message}`, {
    hint: defectHint,
    cause: thrown,
  });
};
