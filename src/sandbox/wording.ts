import type { Resource } from '../catalog/resource.ts';
import type { Item } from './rows.ts';

/** What has been done with a thing, where the usual ending of a verb is wrong. */
const participles: Readonly<Record<string, string>> = {
  boot: 'booted',
  shutdown: 'shut down',
  override: 'overridden',
  'override-brownfield': 'taken over without convergence',
  'brownfield-token': 'given a token',
  empty: 'emptied',
};

/** `booted` for `boot`. */
const participleOf = (verb: string): string =>
  participles[verb] ?? `${verb.replaceAll('-', ' ').replace(/e$/, '')}ed`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `server web-01`, or the id where a thing has no name. */
export const thingOf = (resource: Resource, row: Item): string =>
  `${resource.title} ${String(row[resource.namedBy] ?? row.id)}`;

/** Header and description of an event. */
export interface Wording {
  readonly header: string;
  readonly description: string;
}

/** A verb on one thing, as events tell of it. */
export interface Deed {
  readonly resource: Resource;
  readonly row: Item;
  readonly verb: string;
  /** Name of the user whose certificate asked for it. */
  readonly by: string;
}

/** The verb was taken and goes on. */
export const requestedWording = ({ resource, row, verb, by }: Deed): Wording => ({
  header: `${capitalised(resource.title)} ${verb} requested`,
  description: `${capitalised(verb)} of the ${thingOf(resource, row)} has been requested by ${by}.`,
});

/** The verb has been done. */
export const doneWording = ({ resource, row, verb, by }: Deed): Wording => ({
  header: `${capitalised(resource.title)} ${participleOf(verb)}`,
  description: `The ${thingOf(resource, row)} has been ${participleOf(verb)} by ${by}.`,
});

/** The verb ended in the failed state `state`. */
export const failedWording = ({ resource, row, verb, by }: Deed, state: string): Wording => ({
  header: `${capitalised(resource.title)} ${verb} failed`,
  description: `${capitalised(verb)} of the ${thingOf(resource, row)}, requested by ${by}, has failed: the ${resource.title} is ${state}.`,
});
