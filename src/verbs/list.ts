import { Option } from 'commander';
import { formatFlagName, listFlagAliases } from '../catalog/flags.ts';
import { labels } from '../catalog/labels.ts';
import { apiVersions } from '../catalog/versions/api-version.ts';
import type { ListVerb, Resource } from '../catalog/vocabulary.ts';
import { addFieldFlags, type FieldFlags } from '../cli/flags/field-flags.ts';
import { type FlagFacts, type FlagKind, setFlagFacts } from '../cli/flags/flag-facts.ts';
import { lowerFirst } from '../cli/flags/flags.ts';
import { addListFlags } from '../cli/flags/output-flags.ts';
import {
  addOptions,
  createExpandFlag,
  createListFlag,
  createSecretFlags,
} from '../cli/flags/verb-flags.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { parseSpan } from '../lib/time/duration.ts';
import { type ClientFilter, findFilterFields } from '../operate/rows/client-filter.ts';
import { composeFieldFlags, composeFlagExample, joinParts } from './example-words.ts';
import { findListFields } from './flags/list-flags.ts';
import { addLiveFlags } from './flags/live-flags.ts';
import { addFlag, readTextFlag, readWords, runVerb, type VerbCommand } from './verb-command.ts';
import type { ExampleStart, VerbKind } from './verb-kind.ts';

/** The end of the time range: `--older-than` is an `--until` relative to now. */
const readUntil = (until: string | undefined, age: string | undefined): string | undefined => {
  if (age === undefined) return until;
  if (until !== undefined) {
    throw new UsageFailure('--until and --older-than cannot be combined', {
      code: 'contradiction',
    });
  }
  if (parseSpan(age) !== undefined) return age;
  throw new UsageFailure(`--older-than: "${age}" is not a valid duration`, {
    code: 'invalid_value',
    hint: 'use a duration such as 90s, 30m, 2h or 1d12h; for a date use --until',
  });
};

/** Flags for what imco itself filters by, not the platform. */
const addFilterFlags = (
  verbCommand: VerbCommand,
  keys: readonly string[],
): (() => ClientFilter) => {
  const { words, time } = findFilterFields(verbCommand.resource, keys);
  const choices = words.map(([key, field]) => {
    const about = lowerFirst(field.about);
    const create = (flag: string, facts: FlagFacts): Option =>
      createListFlag(`--${flag}`, about, facts);
    const option = create(formatFlagName(key, field), { field });
    const others = listFlagAliases(key, field).map((flag) =>
      addFlag(verbCommand, create(flag, { field, spellingOf: option }).hideHelp()),
    );
    return { key, given: [addFlag(verbCommand, option), ...others] };
  });
  const addTimeFlag = (flag: string, about: string, kind: FlagKind = 'time'): (() => unknown) =>
    time === undefined
      ? () => undefined
      : addFlag(verbCommand, setFlagFacts(new Option(flag, about), { kind, acceptsEmpty: true }));
  const since = addTimeFlag(
    '--since <time>',
    'from this time on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00',
  );
  const until = addTimeFlag('--until <time>', 'up to this time; a date includes the entire day');
  const age = addTimeFlag(
    '--older-than <duration>',
    'older than this duration: 2h, 1d12h or 7d',
    'duration',
  );
  return () => ({
    words: Object.fromEntries(
      choices.flatMap(({ key, given }) => {
        const value = given.flatMap((read) => readWords(read() ?? []));
        return value.length === 0 ? [] : [[key, value]];
      }),
    ),
    time,
    since: readTextFlag(since()),
    until: readUntil(readTextFlag(until()), readTextFlag(age())),
  });
};

const labelFlag = ({ fields, titles }: Resource): Option =>
  createListFlag('--label', `only ${titles} with all of these labels; !a for those without a`, {
    ...(fields.label_ids && { field: fields.label_ids }),
    refersTo: labels.noun,
  });

/** The filters that some version of the API requires, with the versions that do. */
const listNeeds = ({ needs = [], byVersion = {} }: ListVerb): ReadonlyMap<string, string> =>
  new Map(
    apiVersions.flatMap((version) =>
      (byVersion[version]?.needs ?? [])
        .filter((key) => !needs.includes(key))
        .map((key) => [key, version] as const),
    ),
  );

/** Flags for parents and filters, with a note on those that only some versions of the API require. */
const addQueryFlags = ({ command, resource }: VerbCommand, verb: ListVerb): FieldFlags => {
  const needs = listNeeds(verb);
  const fields = Object.entries(findListFields(resource, verb)).map(([key, field]) => {
    const version = needs.get(key);
    const about = `${field.about}; API ${version} needs it`;
    return [key, version === undefined ? field : { ...field, about }] as const;
  });
  return addFieldFlags(command, Object.fromEntries(fields), verb.needs ?? []);
};

/** `list`: flags for the parent, for labels and for filters. */
const buildList = (verbCommand: VerbCommand, verb: ListVerb): void => {
  const { resource, name, command } = verbCommand;
  const fields = addQueryFlags(verbCommand, verb);
  const readFilter = addFilterFlags(verbCommand, verb.clientFilters ?? []);
  const readLabels = resource.labelable ? addFlag(verbCommand, labelFlag(resource)) : () => [];
  addOptions(command, createSecretFlags(resource));
  if (resource.internal)
    command.option('--internal', `include ${resource.titles} of the platform itself`);
  const live = addLiveFlags(verbCommand, verb);
  addListFlags(command);
  addOptions(command, createExpandFlag(resource));
  command.action(() => {
    const way = live();
    return runVerb<ListVerb>(verbCommand, async (session, { resource, verb }) => {
      const call = {
        resource,
        name,
        verb,
        flags: fields.given(session.api),
        filter: readFilter(),
        labels: readWords(readLabels() ?? []),
        internal: command.opts<{ internal?: boolean }>().internal === true,
      };
      if (way) {
        const { runLiveList } = await import('../operate/live/live-list.ts');
        return runLiveList(session, call, way);
      }
      const { runList } = await import('../operate/verbs/list.ts');
      return runList(session, call);
    });
  });
};

const composeListExamples = (
  { start, resource }: ExampleStart,
  verb: ListVerb,
): readonly string[] => {
  const needed = joinParts(
    verb.within ? composeFlagExample(resource, verb.within) : '',
    // An example works in every version.
    composeFieldFlags(verb.filters ?? {}, [...(verb.needs ?? []), ...listNeeds(verb).keys()]),
  );
  const plain = joinParts(start, needed);
  const name = resource.fields[resource.namedBy]?.to ? 'id' : resource.namedBy;
  return [
    plain,
    ...(resource.labelable ? [`${plain} --label production`] : []),
    ...(isByTime(resource, verb) ? [`${plain} --since 2h --level error`] : []),
    `${plain} -o json | jq -r '.[].${name}'`,
  ];
};

const timeNote =
  'A date means the start of that day for --since, and its end for --until. For the start in both, as in journalctl and git, use 2026-01-31T00:00. Times without a zone are local.';

const isByTime = (resource: Resource, { clientFilters = [] }: ListVerb): boolean =>
  clientFilters.some((key) => resource.fields[key]?.kind === 'time');

/** `list`: the rows of a resource, filtered and sorted. */
export const listKind: VerbKind<ListVerb> = {
  build: buildList,
  examples: composeListExamples,
  notes: (resource, verb, own) => (isByTime(resource, verb) ? [...own, timeNote] : own),
};
