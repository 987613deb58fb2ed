/** Writes the answer to a change, which must not be lost to a failure of something optional. */
import type { Session } from '../session.ts';

/**
 * Writes the answer to a change. The names of what it refers to are optional: where they cannot be
 * read, as after Ctrl-C, it is written with ids. Throws what reading them failed with once that is
 * done, and what writing itself throws.
 */
export const writeChanged = async (
  session: Session,
  write: (session: Session) => Promise<void>,
): Promise<void> => {
  const { writer } = session;
  let isBegun = false;
  const document: typeof writer.document = (written) => {
    isBegun = true;
    return writer.document(written);
  };
  try {
    await write({ ...session, writer: { ...writer, document } });
  } catch (thrown) {
    if (!isBegun) await write({ ...session, cache: session.cache.withoutReading() });
    throw thrown;
  }
};
