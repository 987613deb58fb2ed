import type { Resource } from '../../catalog/resource.ts';
import { findPointer } from '../../catalog/rules/pointers.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import { toParticiple } from '../../lib/text/participles.ts';
import type { Account } from './account.ts';
import type { InputMembers, StoredItem } from './rows.ts';

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name of a row: its own, that of the row it is named by, or its id. */
const findName = (resource: Resource, row: StoredItem, account: Account): string => {
  const { key = resource.namedBy } = findPointer(resource, row) ?? {};
  const value = readNameField({ ...resource, namedBy: key }, row);
  const to = resource.fields[key]?.to;
  if (to === undefined || value === '') return value || row.id;
  const lender = account.table(to).get(value);
  return lender ? findName(account.catalog.find(to), lender, account) : value;
};

/** `server web-01`; the id if the row has no name. */
export const describeRow = (resource: Resource, row: StoredItem, account: Account): string =>
  `${resource.title} ${findName(resource, row, account)}`;

/** Header and description of an event. */
export interface EventWording {
  readonly header: string;
  readonly description: string;
}

/** A verb on a row, as events describe it. */
export interface EventAction {
  readonly resource: Resource;
  readonly row: StoredItem;
  readonly verb: string;
  /** Name of the user, from the certificate of the request. */
  readonly by: string;
  /** The members of the body. */
  readonly sent?: InputMembers;
  /** The verb of another resource that started this one: its faults apply to this one. */
  readonly as?: string;
  /** Text to add, such as `to the server web-01`. */
  readonly detail?: string;
  /** Id of another row whose events include it. */
  readonly concerns?: string;
}

const withDetail = ({ detail }: EventAction): string => (detail === undefined ? '' : ` ${detail}`);

/** The event of a verb that was accepted. */
export const wordRequested = (action: EventAction, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const what = `${describeRow(resource, row, account)}${withDetail(action)}`;
  return {
    header: `${capitalise(resource.title)} ${verb} requested`,
    description: `${capitalise(verb)} of the ${what} has been requested by ${by}.`,
  };
};

/** The event of a verb that has finished. */
export const wordDone = (action: EventAction, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const done = toParticiple(verb);
  return {
    header: `${capitalise(resource.title)} ${done}`,
    description: `The ${describeRow(resource, row, account)} has been ${done}${withDetail(action)} by ${by}.`,
  };
};

/** Why the provider does not do what is applied there, by the failed state. */
const reasons: Readonly<Record<string, string>> = {
  application_error: 'the quota of the cloud account at the provider is used up.',
  decommission_error: 'the provider reports that something still uses it.',
  decommissioning_error: 'the provider reports that something still uses it.',
};

/** The event of a verb that ended in the failed state `state`. */
export const wordFailed = (action: EventAction, state: string, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const what = describeRow(resource, row, account);
  const why = row.error_message || (reasons[state] ?? `the ${resource.title} is ${state}.`);
  return {
    header: `${capitalise(resource.title)} ${verb} failed`,
    description: `${capitalise(verb)} of the ${what}, requested by ${by}, has failed: ${String(why)}`,
  };
};
