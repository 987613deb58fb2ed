import { catalog } from '../../catalog/index.ts';
import { listOfferedFields } from '../../catalog/rules/offered-fields.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { createCompletionWords, createValueWords } from '../../cli/completion-words.ts';
import { resolveEndpoint } from '../../config/endpoint.ts';
import type { Settings } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import type { Session } from '../../operate/session.ts';
import { nameItems } from '../../operate/targets/item-names.ts';
import type { Writer } from '../../output/writer.ts';
import { createNoCacheOwner, findCacheOwner } from '../../shell/cache-owner.ts';
import {
  cacheProfiles,
  isCachedResource,
  nameCacheFile,
  profilesCacheFile,
  valueCacheFile,
} from '../../shell/name-cache.ts';
import { createProfileWords, formatWordLines } from '../../shell/words.ts';

/** What completion offers: the names of a resource, or the values that one of its fields lists. */
export interface CompletedNames {
  readonly resource: Resource;
  readonly field?: string;
}

/** Finds what has cached words by its name. Throws a `UsageFailure` if there is nothing. */
export const findCompletedNames = (word: string): CompletedNames => {
  const known = catalog.filter(isCachedResource);
  const resource = known.find((one) => nameCacheFile(one) === word || one.noun === word);
  if (resource) return { resource };
  const offered = listOfferedFields(catalog);
  const values = offered.find((one) => valueCacheFile(one) === word);
  const lister = known.find(({ noun }) => noun === values?.noun);
  if (values && lister) return { resource: lister, field: values.field };
  const files = [...known.map(nameCacheFile), ...offered.map(valueCacheFile), profilesCacheFile];
  const near = findNearest(word, files);
  throw new UsageFailure(`completion has no names for "${word}"`, {
    code: 'unknown_resource',
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'for example cloud-servers',
  });
};

/**
 * `completion names`: prints a line for each resource with its word, id and state, and caches them as
 * a list command does. If the platform takes longer than `ms`, nothing is printed.
 */
export const printNames = async (
  { cache, host, writer, reportNames }: Session,
  { resource: { noun }, field }: CompletedNames,
  ms: number | undefined,
): Promise<void> => {
  const resource = cache.catalog.get(noun);
  // Another version of the API has it.
  if (!resource) return;
  const ended = new AbortController();
  const reading = (async () => {
    const things = await nameItems(cache, resource, await cache.list(resource));
    reportNames(resource, things);
    return formatWordLines(
      field === undefined
        ? createCompletionWords(resource, things)
        : createValueWords(resource, field, things),
    );
  })();
  const late =
    ms === undefined
      ? []
      : [
          host.clock.sleep(ms, ended.signal).then(
            () => '',
            () => '',
          ),
        ];
  try {
    const lines = await Promise.race([reading, ...late]);
    if (lines !== '') await writer.text(lines);
  } finally {
    ended.abort();
    // A failure after the time limit is not reported.
    reading.catch(() => {});
  }
};

/** Whether the argument stands for profiles, which are not a resource of the platform. */
export const isProfileArgument = (word: string): boolean => word === profilesCacheFile;

/** `completion names profiles`: prints and caches the names of profiles, without a request. */
export const printProfiles = async (
  host: Host,
  writer: Writer,
  settings: Settings,
): Promise<void> => {
  const { values, profiles: names } = settings;
  const profiles = { names, current: values.profile?.value };
  const endpoint = resolveEndpoint(values);
  const whose =
    endpoint === undefined ? createNoCacheOwner(settings) : findCacheOwner(settings, endpoint);
  if (whose) cacheProfiles(host, whose, profiles);
  const lines = formatWordLines(createProfileWords(names, profiles.current));
  if (lines !== '') await writer.text(lines);
};
