import {
  type ApiVersion,
  listVersions,
  newestApiVersion,
  suggestApiVersion,
  type VersionFacts,
} from '../../catalog/versions/api-version.ts';
import { type FailureDetails, UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';

/** Something that only other versions of the API have. Which one is used is added by the session. */
export class OtherVersionFailure extends UsageFailure {
  /** The version to switch to. */
  readonly version: ApiVersion;
  /** What to do instead of that, as the start of a hint. */
  readonly instead: string | undefined;

  constructor(
    message: string,
    details: FailureDetails = {},
    { version = newestApiVersion, instead }: { version?: ApiVersion; instead?: string } = {},
  ) {
    super(message, details);
    this.version = version;
    this.instead = instead;
  }
}

/** How the version that is used is chosen. */
export interface VersionChoice {
  /** What uses which version, as in `profile "prod" uses v2`. */
  readonly current: string;
  /** How to use another version, as a hint. */
  readonly suggest: (version: ApiVersion) => string;
}

/** The same failure with the version that is used, and how to switch. */
export const explainOtherVersion = (
  { message, details, version, instead }: OtherVersionFailure,
  { current, suggest }: VersionChoice,
): UsageFailure =>
  new UsageFailure(`${message}; ${current}`, {
    ...details,
    hint: [instead, suggest(version)].filter((part) => part !== undefined).join(', or '),
  });

/** The failure about something that only other versions of the API have. */
export const createOtherVersion = (what: string, facts: VersionFacts): OtherVersionFailure => {
  const versions = listVersions(facts);
  const version = versions.at(-1) ?? newestApiVersion;
  return new OtherVersionFailure(
    `${what} requires API ${joinWords(versions, 'or')}`,
    { code: 'other_api_version', hint: suggestApiVersion(version) },
    { version },
  );
};
