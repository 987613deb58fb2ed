/** Writes the response to a change, which an optional step must not prevent. */
import type { Session } from '../session.ts';

/**
 * Writes the response to a change. Names of references are optional: if they cannot be read, such
 * as after Ctrl-C, ids are written and the failure is thrown afterwards. Throws any failure to
 * write.
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
