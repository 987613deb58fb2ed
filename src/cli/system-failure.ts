import { dirname } from 'node:path';
import { ConfigurationFailure, type Failure } from '../failures.ts';
import { codeOf, messageOf, textIn } from '../platform/causes.ts';
import { tooManyFiles } from '../platform/ladder.ts';

/** The folder of the built program: this is in one of the files in it or right below. */
const program = dirname(__dirname);

/** A file of imco itself that cannot be read any more: Node names it in one of these. */
const isOwnFile = (thrown: unknown): boolean =>
  [textIn(thrown, 'path'), messageOf(thrown)].some((text) => text.includes(program));

/**
 * The failure behind an error of the system that is no defect of imco, wherever it comes from;
 * undefined for every other error. `note` is added to what to do about it.
 */
export const systemFailureOf = (thrown: unknown, note?: string): Failure | undefined => {
  const withNote = (hint: string): string => (note === undefined ? hint : `${hint}; ${note}`);
  const code = codeOf(thrown);
  if (code === 'EMFILE' || code === 'ENFILE') {
    const { message, code: word, hint } = tooManyFiles;
    return new ConfigurationFailure(message, { code: word, hint: withNote(hint), cause: thrown });
  }
  if ((code === 'ENOENT' || code === 'MODULE_NOT_FOUND') && isOwnFile(thrown)) {
    const why = messageOf(thrown).split('\n', 1)[0];
    return new ConfigurationFailure(`a file of imco itself cannot be read: ${why}`, {
      code: 'incomplete_installation',
      hint: withNote('imco may have been upgraded or removed while it ran: run the command again'),
      cause: thrown,
    });
  }
  return undefined;
};
