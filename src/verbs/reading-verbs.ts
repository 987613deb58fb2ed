import { Option } from 'commander';
import { flagAliasesFor, flagNameFor } from '../catalog/flags.ts';
import { findResource } from '../catalog/index.ts';
import { labels } from '../catalog/labels.ts';
import { itemPath } from '../catalog/paths.ts';
import type { Fields, ListVerb, Resource, ViewVerb } from '../catalog/vocabulary.ts';
import { type FlagFacts, setFlagFacts } from '../cli/flags/flag-facts.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import { addItemFlags, addListFlags } from '../cli/flags/output-flags.ts';
import {
  addOptions,
  createListFlag,
  expandFlag,
  showSecretsFlag,
} from '../cli/flags/verb-flags.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { formatSpan } from '../lib/time/duration.ts';
import { type ClientFilter, findFilterFields } from '../operate/rows/client-filter.ts';
import { listFields } from '../operate/rows/list-fields.ts';
import { addLiveFlags } from './live-flags.ts';
import {
  addFlag,
  readTextFlag,
  runVerb,
  takeParents,
  takeReadTargets,
  takeTarget,
  targetPlaceholder,
  type VerbCommand,
} from './verb-command.ts';

const hasSecrets = (resource: Resource): boolean =>
  Object.values(resource.fields).some((field) => field.secret && !field.inputOnly);

/** What `--older-than` means: until that long ago. */
const untilIn = (until: string | undefined, age: string | undefined): string | undefined => {
  if (age === undefined) return until;
  if (until !== undefined) {
    throw new UsageFailure('--until and --older-than exclude each other', {
      code: 'contradiction',
    });
  }
  if (formatSpan(age) !== undefined) return age;
  throw new UsageFailure(`--older-than ${age} is no duration`, {
    code: 'invalid_value',
    hint: 'write 90s, 30m, 2h or 1d12h; for a date there is --until',
  });
};

/** Flags for what the list is narrowed by here, not by the platform. */
const narrowing = (place: VerbCommand, keys: readonly string[]): (() => ClientFilter) => {
  const { words, time } = findFilterFields(place.resource, keys);
  const choices = words.map(([key, field]) => {
    const about = `only these: ${(field.values ?? []).join(', ')} (${field.about.toLowerCase()})`;
    const create = (flag: string, facts: FlagFacts): Option =>
      createListFlag(`--${flag}`, about, facts).helpGroup('Fields:');
    const option = create(flagNameFor(key, field), { field });
    const others = flagAliasesFor(key, field).map((flag) =>
      addFlag(place, create(flag, { field, spellingOf: option }).hideHelp()),
    );
    return { key, given: [addFlag(place, option), ...others] };
  });
  const moment = (flag: string, about: string): (() => unknown) =>
    time === undefined
      ? () => undefined
      : addFlag(
          place,
          setFlagFacts(new Option(flag, about).helpGroup('Fields:'), { acceptsEmpty: true }),
        );
  const since = moment(
    '--since <time>',
    'only from then on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00',
  );
  const until = moment('--until <time>', 'only up to then; of a day alone to its end');
  const age = moment('--older-than <duration>', 'only what is older: 2h, 1d12h, 7d');
  return () => ({
    words: Object.fromEntries(
      choices.flatMap(({ key, given }) => {
        const value = given.flatMap((read) => targetPlaceholder(read() ?? []));
        return value.length === 0 ? [] : [[key, value]];
      }),
    ),
    time,
    since: readTextFlag(since()),
    until: untilIn(readTextFlag(until()), readTextFlag(age())),
  });
};

/** The fields a list takes as flags; without its parent it is about all of them. */
const listedBy = (resource: Resource, verb: ListVerb): Fields => {
  const fields = listFields(resource, verb);
  const { within } = verb;
  const parent = within === undefined ? undefined : fields[within];
  if (within === undefined || !parent) return fields;
  return { ...fields, [within]: { ...parent, about: `${parent.about}; without it, of all` } };
};

const labelFlag = ({ fields }: Resource): Option =>
  createListFlag('--label', 'only what has all of these labels', {
    ...(fields.label_ids && { field: fields.label_ids }),
    refersTo: labels.noun,
  }).helpGroup('Fields:');

/** `list`: flags for the parent, for labels and for what it is filtered by. */
export const buildList = (place: VerbCommand, verb: ListVerb): void => {
  const { resource, name, command } = place;
  const fields = addFieldFlags(command, listedBy(resource, verb), verb.needs ?? []);
  const narrowed = narrowing(place, verb.narrowedBy ?? []);
  const labelled = resource.labelable ? addFlag(place, labelFlag(resource)) : () => [];
  if (hasSecrets(resource)) addOptions(command, showSecretsFlag());
  if (resource.internal) command.option('--internal', 'also those the platform keeps for itself');
  addListFlags(command);
  addOptions(command, expandFlag(resource));
  const live = addLiveFlags(place, verb);
  command.action(() => {
    const way = live();
    return runVerb(place, async (session) => {
      const call = {
        resource,
        name,
        verb,
        flags: fields.given(),
        narrowing: narrowed(),
        labels: targetPlaceholder(labelled() ?? []),
        internal: command.opts<{ internal?: boolean }>().internal === true,
      };
      if (way) {
        const { liveList } = await import('../operate/live/live-list.ts');
        return liveList(session, call, way);
      }
      const { runList: list } = await import('../operate/verbs/list.ts');
      return list(session, call);
    });
  });
};

/** `show`: one thing, or several. */
export const buildShow = (place: VerbCommand): void => {
  const { resource, name, command } = place;
  takeReadTargets(place);
  const parents = takeParents(place, itemPath(resource));
  if (hasSecrets(resource)) addOptions(command, showSecretsFlag());
  addItemFlags(command);
  addOptions(command, expandFlag(resource));
  command.action((word: unknown) =>
    runVerb(place, async (session) => {
      const { showTarget } = await import('../operate/verbs/read.ts');
      await showTarget(session, {
        resource,
        name,
        words: targetPlaceholder(word),
        parents: parents(),
      });
    }),
  );
};

/** A read-only view of one thing, such as its events. */
export const buildView = (place: VerbCommand, verb: ViewVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  const { answers } = verb;
  if (answers.kind === 'list') addListFlags(command);
  addOptions(
    command,
    answers.kind === 'secret' ? showSecretsFlag() : expandFlag(findResource(answers.of)),
  );
  command.action((word: unknown) =>
    runVerb(place, async (session) => {
      const { viewTarget } = await import('../operate/verbs/read.ts');
      await viewTarget(session, verb, {
        resource,
        name,
        words: targetPlaceholder(word),
        parents: parents(),
      });
    }),
  );
};

/** `ping`: a command by itself. */
export const buildProbe = (place: VerbCommand): void => {
  place.command.action(() =>
    runVerb(place, async (session) => {
      const { runProbe: probe } = await import('../operate/verbs/probe.ts');
      await probe(session, place.resource);
    }),
  );
};
