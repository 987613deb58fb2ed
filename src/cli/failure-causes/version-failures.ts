/** Failures that are due to the version of the API that a run uses. */
import { type ApiVersion, defaultApiVersion } from '../../catalog/versions/api-version.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { explainOtherVersion, OtherVersionFailure } from '../../operate/input/other-version.ts';
import type { Session } from '../../operate/session.ts';
import { noApiCode } from '../../platform/failures/no-api-code.ts';

/**
 * Whether a failure may be due to a version that the platform does not support: it then finds nothing
 * at any path. In the default version a resource that is not found is just that, as usual.
 */
const mayLackVersion = ({ code, details }: Failure, api: ApiVersion): boolean =>
  code === noApiCode || (details.status === 404 && api !== defaultApiVersion);

/** What the explanation needs. */
type VersionedSession = Pick<Session, 'platform' | 'host' | 'api' | 'versionChoice'>;

const explainFailure = async (
  { platform, host, api, versionChoice }: VersionedSession,
  failure: Failure,
): Promise<Failure> => {
  if (failure instanceof OtherVersionFailure) return explainOtherVersion(failure, versionChoice);
  if (!mayLackVersion(failure, api)) return failure;
  const { explainMissingVersion } = await import('../../platform/api-versions.ts');
  const { suggest } = versionChoice;
  return explainMissingVersion(failure, api, { platform, signal: host.signal, suggest });
};

/**
 * Runs a verb, and explains its failure where the version of the API lacks something, or where the
 * platform does not support that version.
 */
export const withExplainedVersion = async (
  session: VersionedSession,
  verb: () => Promise<void>,
): Promise<void> => {
  try {
    await verb();
  } catch (thrown) {
    throw thrown instanceof Failure ? await explainFailure(session, thrown) : thrown;
  }
};
