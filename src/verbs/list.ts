import type { Option } from 'commander';
import { labels } from '../catalog/labels.ts';
import { apiVersions } from '../catalog/versions/api-version.ts';
import type { ListVerb, Resource } from '../catalog/vocabulary.ts';
import { addFieldFlags, type FieldFlags } from '../cli/flags/field-flags.ts';
import { addListFlags } from '../cli/flags/output-flags.ts';
import {
  addOptions,
  createExpandFlag,
  createListFlag,
  createSecretFlags,
} from '../cli/flags/verb-flags.ts';
import { composeFieldFlags, composeFlagExample, joinParts } from './example-words.ts';
import { addFilterFlags } from './flags/filter-flags.ts';
import { findListFields } from './flags/list-flags.ts';
import { addLiveFlags } from './flags/live-flags.ts';
import { addFlag, readWords, runVerb, type VerbCommand } from './verb-command.ts';
import type { ExampleStart, VerbKind } from './verb-kind.ts';

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
  const readFilter = addFilterFlags(verbCommand, verb);
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
