import { formatFlagName } from '../../catalog/flags.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { formatVerbCommand, isActionAllowed } from '../waiting/states.ts';
import type { ResourceAction } from './action-result.ts';
import {
  createMemberTarget,
  findMemberAction,
  type MemberAction,
  readMemberRows,
} from './new-members.ts';
import type { Result } from './outcome.ts';

/** Most members that are named one by one. */
const mostNamed = 5;

/** The command that runs the action on members of a thing that rest, or on all at once. */
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
  // A name with a comma or a star would be another selector.
  const word = key === undefined || !field ? '' : `${formatFlagName(key, field)}=${target.id},`;
  return `imco ${of.noun} ${name} --selector ${quoteForShell(`${word}state=${state}`)}`;
};

/** What there is to say of the members of a thing that rest and could be driven on. */
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
    `${count} ${readText(first, 'state')} in ${target.name}: ${action.name} with "${command}"`,
  ];
};

/** The action on members that a verb leaves to be run: what it adds rests, what it drives is there. */
const findRemainingAction = (
  { cache }: Session,
  resource: Resource,
  { name, verb: { adds } }: Pick<ResourceAction, 'name' | 'verb'>,
): MemberAction | undefined => findMemberAction(cache.catalog, resource, adds?.followedBy ?? name);

/**
 * What to do next about members that rest although the thing itself is where it was wanted. It is
 * advice: where it cannot be read, nothing is said.
 */
export const describeRestingMembers = async (
  session: Session,
  { resource, name, verb }: ResourceAction,
  results: readonly Result[],
): Promise<readonly string[]> => {
  const action = findRemainingAction(session, resource, { name, verb });
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
