import { formatFlagName } from '../../catalog/flags.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { formatState } from '../waiting/state-words.ts';
import { formatVerbCommand, isActionAllowed } from '../waiting/states.ts';
import type { ResourceAction } from './action-result.ts';
import {
  createMemberTarget,
  findMemberAction,
  type MemberAction,
  readMemberRows,
} from './new-members.ts';
import type { Result } from './outcome.ts';

/** Maximum number of members named one by one. */
const mostNamed = 5;

/** The command that runs the action on inactive members, or on all of them. */
const composeCommand = (
  resource: Resource,
  { resource: of, name }: MemberAction,
  target: Target,
  members: readonly Item[],
): string => {
  const own = resource.verbs[name];
  if (own?.kind === 'action' && isActionAllowed(resource, own, target.item)) {
    return formatVerbCommand(resource, name, target);
  }
  if (members.length <= mostNamed)
    return formatVerbCommand(of, name, ...members.map(createMemberTarget));
  const [key, field] = Object.entries(of.fields).find(([, one]) => one.to === resource.noun) ?? [];
  const state = readText(members[0] ?? {}, 'state');
  // The id is used, because a name with a comma or a star would be another selector.
  const word = key === undefined || !field ? '' : `${formatFlagName(key, field)}=${target.id},`;
  return `imco ${of.noun} ${name} --selector ${quoteForShell(`${word}state=${state}`)}`;
};

/** Describes inactive members that the action could run on. */
const describeResting = async (
  session: Session,
  resource: Resource,
  action: MemberAction,
  target: Target,
): Promise<readonly string[]> => {
  const rows = await readMemberRows(session, resource, action, target);
  const resting = rows.filter((row) => isActionAllowed(action.resource, action.verb, row));
  const [first] = resting;
  if (!first) return [];
  const { title, titles } = action.resource;
  const count = `${resting.length} ${resting.length === 1 ? `${title} is` : `${titles} are`}`;
  const command = composeCommand(resource, action, target, resting);
  return [
    `${count} ${formatState(readText(first, 'state'))} in ${target.name}; ${action.name} ${resting.length === 1 ? 'it' : 'them'} with "${command}"`,
  ];
};

/** The action on members that can follow a verb: on those it adds, or on existing ones. */
const findRemainingAction = (
  resource: Resource,
  name: string,
  { adds }: ActionVerb,
): MemberAction | undefined => findMemberAction(resource, adds?.followedBy ?? name);

/**
 * The next step for inactive members of a target that itself succeeded. It is only advice: if
 * members cannot be read, there is none.
 */
export const describeRestingMembers = async (
  session: Session,
  { resource, name, verb }: ResourceAction,
  results: readonly Result[],
): Promise<readonly string[]> => {
  const action = findRemainingAction(resource, name, verb);
  if (!action || session.options.quiet || session.host.signal.aborted) return [];
  const settled = results.filter(
    ({ failure, requested, unchanged }) => !failure && !requested && (unchanged || verb.adds),
  );
  try {
    const notes = settled.map(({ target, item }) =>
      describeResting(session, resource, action, { ...target, item: item ?? target.item }),
    );
    return (await Promise.all(notes)).flat();
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [];
  }
};
