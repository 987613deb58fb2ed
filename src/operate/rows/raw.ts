import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { StreamedReading } from '../../platform/platform.ts';
import type { Session } from '../session.ts';
import { checkShowSecrets } from './secrets.ts';

/** Throws a `UsageFailure` where `--raw` would write secrets that nobody asked for. */
export const checkRawSecrets = (session: Session, { fields }: Resource): void => {
  if (!session.options.rows?.raw) return;
  checkShowSecrets(session);
  const secret = Object.entries(fields).find(([, field]) => field.secret && !field.inputOnly);
  if (!secret || session.options.showSecrets) return;
  throw new UsageFailure(`--raw would write ${secret[0]}, which is secret, as it was sent`, {
    code: 'confirmation_missing',
    hint: 'add --show-secrets if that is meant',
  });
};

/**
 * Writes the answer to one request as it came. Throws a `UsageFailure` where it would take several.
 */
export const writeRaw = async (
  { platform, writer, host }: Session,
  resource: Resource,
  readings: readonly StreamedReading[],
): Promise<void> => {
  const [reading, another] = readings;
  if (!reading || another) {
    throw new UsageFailure(
      `--raw: it takes ${readings.length} requests to list ${resource.titles}`,
      { code: 'contradiction', hint: 'narrow it to one of them with a flag' },
    );
  }
  await writer.raw(platform.bytes(reading, { signal: host.signal }));
};
