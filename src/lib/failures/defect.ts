import { DefectFailure } from './failures.ts';

/** What to do about a defect, which is not for the operator to mend. */
export const defectHint =
  'please report it on the issue page of the repository that imco came from, with the command and what it writes with --debug';

/** The failure behind what was thrown by mistake. */
export const createDefect = (thrown: unknown): DefectFailure => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new DefectFailure(`this is a defect of imco: ${message}`, {
    hint: defectHint,
    cause: thrown,
  });
};
