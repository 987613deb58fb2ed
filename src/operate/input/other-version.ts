import {
  type ApiVersion,
  listVersions,
  suggestApiVersion,
  type VersionFacts,
} from '../../catalog/versions/api-version.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';

/** The version that is spoken, and the profile that says so. */
export interface SpokenVersion {
  readonly api: ApiVersion;
  readonly profile: string;
}

/** The failure about something that only other versions of the API have, and how to switch. */
export const createOtherVersion = (
  what: string,
  facts: VersionFacts,
  spoken?: SpokenVersion,
): UsageFailure => {
  const versions = listVersions(facts);
  const newest = versions.at(-1);
  const current = spoken ? `; profile "${spoken.profile}" uses ${spoken.api}` : '';
  return new UsageFailure(`${what} requires API ${joinWords(versions, 'or')}${current}`, {
    code: 'other_api_version',
    ...(newest && { hint: suggestApiVersion(newest) }),
  });
};
