import { findResource } from '../catalog/index.ts';
import { findListVerb, getItemPath } from '../catalog/paths.ts';
import type { Noun, ViewVerb } from '../catalog/vocabulary.ts';
import { addListFlags } from '../cli/flags/output-flags.ts';
import { addOptions, createExpandFlag, createShowSecretsFlags } from '../cli/flags/verb-flags.ts';
import type { LiveMode } from '../operate/live/live-rows.ts';
import { type ClientFilter, findFilterFields, noFilter } from '../operate/rows/client-filter.ts';
import { addFilterFlags, type ListFilters } from './flags/filter-flags.ts';
import { addLiveFlags } from './flags/live-flags.ts';
import {
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** What the flags of a view that lists give. */
interface ListFlagReaders {
  readonly filter: () => ClientFilter;
  readonly live: () => LiveMode | undefined;
}

/** The filters that imco applies itself to the rows of a resource, as its own list has them. */
const findListFilters = (of: Noun): ListFilters => findListVerb(findResource(of)) ?? {};

/** The flags of a view that lists: those that the list of these rows has. */
const addViewFlags = (verbCommand: VerbCommand, of: Noun): ListFlagReaders => {
  const listed = { ...verbCommand, resource: findResource(of) };
  const filters = findListFilters(of);
  const filter = addFilterFlags(listed, filters);
  const live = addLiveFlags(listed, filters);
  addListFlags(verbCommand.command);
  addOptions(verbCommand.command, createExpandFlag(listed.resource));
  return { filter, live };
};

/** A secret object has no rows, and so none of these flags. */
const addSecretFlags = ({ command }: VerbCommand): ListFlagReaders => {
  addOptions(command, createShowSecretsFlags());
  return { filter: () => noFilter, live: () => undefined };
};

/** A read-only view of one target, such as its events. */
const buildView = (verbCommand: VerbCommand, { answers }: ViewVerb): void => {
  const { resource, name, command } = verbCommand;
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const flags =
    answers.kind === 'list' ? addViewFlags(verbCommand, answers.of) : addSecretFlags(verbCommand);
  command.action(() => {
    const way = flags.live();
    const filter = flags.filter();
    return runVerb<ViewVerb>(verbCommand, async (session, { resource, verb }) => {
      const call = {
        resource,
        name,
        words: readWords(readArgument(verbCommand)),
        parents: parents(),
        filter,
      };
      if (way && verb.answers.kind === 'list') {
        const { runLiveView } = await import('../operate/live/live-view.ts');
        return runLiveView(session, { ...verb, answers: verb.answers }, call, way);
      }
      const { runView } = await import('../operate/verbs/view.ts');
      return runView(session, verb, call);
    });
  });
};

/** A read-only view of one target, such as its events. */
export const viewKind: VerbKind<ViewVerb> = {
  build: buildView,
  examples: ({ one }, { answers }) => {
    if (answers.kind === 'secret') return [`${one} --show-secrets`];
    const { clientFilters = [] } = findListFilters(answers.of);
    const isGrowing = findFilterFields(findResource(answers.of), clientFilters).time !== undefined;
    return isGrowing ? [one, `${one} --since 2h`, `${one} --follow`] : [one];
  },
};
