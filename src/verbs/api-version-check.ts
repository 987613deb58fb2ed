import type { Command, Option } from 'commander';
import {
  type ApiVersion,
  apiVersions,
  isInVersion,
  suggestApiVersion,
  type VersionFacts,
} from '../catalog/versions/api-version.ts';
import { catalogFor } from '../catalog/versions/catalog-for.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { readFlagFacts } from '../cli/flags/flag-facts.ts';
import { formatCommandPath } from '../cli/usage.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { joinWords } from '../lib/text/join-words.ts';

/** A verb's command, with the resource it belongs to as the union of all versions has it. */
interface CheckedCommand {
  readonly resource: Resource;
  readonly name: string;
  readonly command: Command;
}

/** The version that is spoken, and the profile that says so. */
interface Spoken {
  readonly api: ApiVersion;
  readonly profile: string;
}

/** The failure about something that other versions of the API have. */
const createVersionFailure = (
  what: string,
  versions: readonly ApiVersion[],
  { api, profile }: Spoken,
): UsageFailure => {
  const [other] = versions;
  return new UsageFailure(
    `${what} requires API ${joinWords(versions, 'or')}; profile "${profile}" uses ${api}`,
    {
      code: 'other_api_version',
      ...(other && { hint: suggestApiVersion(other) }),
    },
  );
};

/** The versions that have the verb of a command. */
const findVerbVersions = ({ resource, name }: CheckedCommand): readonly ApiVersion[] =>
  apiVersions.filter((version) => catalogFor(version).get(resource.noun)?.verbs[name]);

/** The flags a command was given that are about a field. */
const listGivenFields = ({
  command,
}: CheckedCommand): readonly (readonly [Option, VersionFacts])[] =>
  command.options.flatMap((option) => {
    const { field } = readFlagFacts(option);
    const isGiven = command.getOptionValueSource(option.attributeName()) === 'cli';
    return field && isGiven ? [[option, field]] : [];
  });

/**
 * Throws a `UsageFailure` where the version that is spoken lacks the verb of a command, or the field
 * of a flag that it was given.
 */
export const checkApiVersion = (verbCommand: CheckedCommand, spoken: Spoken): void => {
  const versions = findVerbVersions(verbCommand);
  if (!versions.includes(spoken.api)) {
    throw createVersionFailure(`"${formatCommandPath(verbCommand.command)}"`, versions, spoken);
  }
  for (const [option, field] of listGivenFields(verbCommand)) {
    if (isInVersion(field, spoken.api)) continue;
    const having = apiVersions.filter((version) => isInVersion(field, version));
    throw createVersionFailure(option.long ?? option.flags, having, spoken);
  }
};
