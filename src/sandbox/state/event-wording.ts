import type { Resource } from '../../catalog/resource.ts';
import { toParticiple } from '../../lib/text/participles.ts';
import type { Account } from './account.ts';
import type { InputMembers, StoredItem } from './rows.ts';

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a thing is called: its name, that of what lends it one, or its id. */
const findName = (resource: Resource, row: StoredItem, account: Account): string => {
  const value = row[resource.namedBy];
  const to = resource.fields[resource.namedBy]?.to;
  if (to === undefined || typeof value !== 'string') return String(value ?? row.id);
  const lender = account.table(to).get(value);
  return lender ? findName(account.catalog.find(to), lender, account) : value;
};

/** `server web-01`, or the id where a thing has no name. */
export const describeRow = (resource: Resource, row: StoredItem, account: Account): string =>
  `${resource.title} ${findName(resource, row, account)}`;

/** Header and description of an event. */
export interface EventWording {
  readonly header: string;
  readonly description: string;
}

/** A verb on one thing, as events tell of it. */
export interface EventAction {
  readonly resource: Resource;
  readonly row: StoredItem;
  readonly verb: string;
  /** Name of the user whose certificate asked for it. */
  readonly by: string;
  /** The members of the body. */
  readonly sent?: InputMembers;
  /** A verb of another resource that this one is done for: what fails that one fails this one. */
  readonly as?: string;
  /** What is to be added: `to the server web-01`. */
  readonly detail?: string;
  /** Id of the thing whose own list of events shows it too, where that is another. */
  readonly concerns?: string;
}

const withDetail = ({ detail }: EventAction): string => (detail === undefined ? '' : ` ${detail}`);

/** The verb was taken and goes on. */
export const wordRequested = (action: EventAction, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const what = `${describeRow(resource, row, account)}${withDetail(action)}`;
  return {
    header: `${capitalise(resource.title)} ${verb} requested`,
    description: `${capitalise(verb)} of the ${what} has been requested by ${by}.`,
  };
};

/** The verb has been done. */
export const wordDone = (action: EventAction, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const done = toParticiple(verb);
  return {
    header: `${capitalise(resource.title)} ${done}`,
    description: `The ${describeRow(resource, row, account)} has been ${done}${withDetail(action)} by ${by}.`,
  };
};

/** The verb ended in the failed state `state`. */
export const wordFailed = (action: EventAction, state: string, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const what = describeRow(resource, row, account);
  return {
    header: `${capitalise(resource.title)} ${verb} failed`,
    description: `${capitalise(verb)} of the ${what}, requested by ${by}, has failed: the ${resource.title} is ${state}.`,
  };
};
