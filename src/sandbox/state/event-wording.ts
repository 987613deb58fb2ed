import type { Resource } from '../../catalog/resource.ts';
import { findChoice } from '../../catalog/rules/choices.ts';
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

/** A verb in the words of an event: its name, and what the event says of it. */
const nameVerb = ({
  resource,
  verb,
}: EventAction): { readonly name: string; readonly of: string } => {
  const choice = findChoice(resource, verb);
  if (!choice) return { name: verb, of: '' };
  return { name: choice.name, of: ` of ${choice.value.replaceAll('-', ' ')}` };
};

const withDetail = ({ detail }: EventAction): string => (detail === undefined ? '' : ` ${detail}`);

/** The event of a verb that was accepted. */
export const wordRequested = (action: EventAction, account: Account): EventWording => {
  const { resource, row, by } = action;
  const { name, of } = nameVerb(action);
  const what = `${describeRow(resource, row, account)}${withDetail(action)}`;
  return {
    header: `${capitalise(resource.title)} ${name} requested`,
    description: `${capitalise(name)}${of} of the ${what} has been requested by ${by}.`,
  };
};

/** The event of a verb that has finished. */
export const wordDone = (action: EventAction, account: Account): EventWording => {
  const { resource, row, verb, by } = action;
  const { name, of } = nameVerb(action);
  if (of !== '') {
    return {
      header: `${capitalise(resource.title)} ${name} finished`,
      description: `${capitalise(name)}${of} of the ${describeRow(resource, row, account)}, requested by ${by}, has finished.`,
    };
  }
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

/** What a failed state is due to. */
const explainFailedState = ({ title }: Resource, state: string): string =>
  reasons[state] ?? `the ${title} is ${state}.`;

/** The event of a verb that ended in the failed state `state`, or failed for another reason. */
export const wordFailed = (
  action: EventAction,
  state: string,
  account: Account,
  reason = explainFailedState(action.resource, state),
): EventWording => {
  const { resource, row, by } = action;
  const { name, of } = nameVerb(action);
  const what = describeRow(resource, row, account);
  const why = row.error_message || reason;
  return {
    header: `${capitalise(resource.title)} ${name} failed`,
    description: `${capitalise(name)}${of} of the ${what}, requested by ${by}, has failed: ${String(why)}`,
  };
};
