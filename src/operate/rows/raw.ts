import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { StreamedReading } from '../../platform/platform.ts';
import type { Session } from '../session.ts';
import { checkShowSecrets } from './secrets.ts';

/** Throws a `UsageFailure` if `--raw` would print secrets without `--show-secrets`. */
export const checkRawSecrets = (session: Session, { fields }: Resource): void => {
  if (!session.options.rows?.raw) return;
  checkShowSecrets(session);
  const secret = Object.entries(fields).find(([, field]) => field.secret && !field.inputOnly);
  if (!secret || session.options.showSecrets) return;
  throw new UsageFailure(`--raw would print the secret field ${secret[0]} unmasked`, {
    code: 'confirmation_missing',
    hint: 'add --show-secrets to print it',
  });
};

/**
 * Writes the response to one request unchanged. Throws a `UsageFailure` if several are needed.
 */
export const writeRaw = async (
  { platform, writer, host }: Session,
  resource: Resource,
  readings: readonly StreamedReading[],
): Promise<void> => {
  const [reading, another] = readings;
  if (!reading || another) {
    throw new UsageFailure(
      `--raw cannot be used: listing ${resource.titles} takes ${readings.length} requests`,
      { code: 'contradiction', hint: 'limit the list to one request with a filter flag' },
    );
  }
  await writer.raw(platform.bytes(reading, { signal: host.signal }));
};
