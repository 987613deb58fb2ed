/**
 * Verbs: what can be done with a resource. `K` is the set of field names of the resource a verb
 * belongs to, so that a verb can't name a field that does not exist.
 */

import type { Fields } from './fields.ts';

/** What a verb waits for with `--wait`, and what passes on the way. */
export interface Awaited<K extends string = string> {
  /** Field that is watched; `state` unless said otherwise. */
  readonly on?: K;
  /** Values at which the wait is over. */
  readonly until?: readonly string[];
  /** Values at which it has failed. */
  readonly unless?: readonly string[];
  /** Values seen in passing, in this order. */
  readonly via?: readonly string[];
  /** The wait is over when the thing is gone (404). */
  readonly gone?: true;
}

interface VerbFacts {
  /** One line of help; `list`, `show`, `create` and `update` have one of their own. */
  readonly about?: string;
  /** Other names of the verb. */
  readonly also?: readonly string[];
  /** A paragraph of help beyond the one line. */
  readonly note?: string;
  /** No documentation confirms method and path. */
  readonly unconfirmed?: true;
}

export interface ListVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'list';
  /** Path with the parent's field in braces; the resource's own path otherwise. */
  readonly path?: string;
  /** The reference that stands in the path; it becomes a flag. */
  readonly within?: K;
  /** Query parameters the platform filters by, each a flag. */
  readonly filters?: Fields;
  /** Fields that only `show` answers. */
  readonly lacks?: readonly K[];
}

export interface ShowVerb extends VerbFacts {
  readonly kind: 'show';
  /** There is no such operation: the row is taken from the list. */
  readonly from?: 'list';
}

export interface CreateVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'create';
  readonly needs: readonly K[];
  readonly takes?: readonly K[];
  readonly awaits?: Awaited<K>;
  /** A field that may also be given as the word after the verb: `labels create production`. */
  readonly argument?: K;
  /** An action that may follow, asked for by a flag of its name: `--boot`. */
  readonly followedBy?: string;
}

export interface UpdateVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'update';
  readonly takes: readonly K[];
}

/** A further thing an action names, picked among the rows of a view of the target. */
export interface Picked {
  /** The flag that names it and the placeholder of its id in the path. */
  readonly flag: string;
  /** The view of the target whose rows are the candidates. */
  readonly among: string;
  readonly about: string;
}

/** What an action answers when it is not the thing itself. */
export type Answer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'row'; readonly of: string }
  | { readonly kind: 'secret'; readonly about: string };

export interface ActionVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'action';
  readonly method: 'PUT' | 'POST' | 'DELETE';
  /** Path after the target's own; empty for the target itself. */
  readonly path: string;
  /** States in which the platform takes it. */
  readonly when?: readonly string[];
  readonly awaits?: Awaited<K>;
  /** It destroys or disrupts: ask first. */
  readonly destructive?: true;
  readonly pick?: Picked;
  readonly answers?: Answer;
  /** An action that may be run first, asked for by a flag `--<verb>-first`. */
  readonly precededBy?: string;
}

/** A read-only view of one thing: rows of another resource, or one secret object. */
export interface ViewVerb extends VerbFacts {
  readonly kind: 'view';
  readonly path: string;
  readonly answers:
    | { readonly kind: 'list'; readonly of: string }
    | { readonly kind: 'secret'; readonly about: string };
}

/** Labels put on and taken off; every labelable resource has it. */
export interface LabelVerb extends VerbFacts {
  readonly kind: 'label';
}

/** A request that only shows that the platform answers; its resource is a command by itself. */
export interface ProbeVerb extends VerbFacts {
  readonly kind: 'probe';
}

export type Verb<K extends string = string> =
  | ListVerb<K>
  | ShowVerb
  | CreateVerb<K>
  | UpdateVerb<K>
  | ActionVerb<K>
  | ViewVerb
  | LabelVerb
  | ProbeVerb;

const named = (said: VerbFacts, name: string): { readonly also: readonly string[] } => ({
  also: [name, ...(said.also ?? [])],
});

/** All things of the resource, as one array. */
export const list = <const K extends string = never>(
  said: Omit<ListVerb<K>, 'kind'> = {},
): ListVerb<NoInfer<K>> => ({ ...said, ...named(said, 'ls'), kind: 'list' });

/** One thing. */
export const show = (said: Omit<ShowVerb, 'kind'> = {}): ShowVerb => ({
  ...said,
  ...named(said, 'get'),
  kind: 'show',
});

/** A new thing from fields; `needs` are required. */
export const create = <const K extends string>(
  said: Omit<CreateVerb<K>, 'kind'>,
): CreateVerb<NoInfer<K>> => ({
  ...said,
  kind: 'create',
});

/** Fields of a thing changed; what is not sent stays. */
export const update = <const K extends string>(
  said: Omit<UpdateVerb<K>, 'kind'>,
): UpdateVerb<NoInfer<K>> => ({
  ...said,
  kind: 'update',
});

/** A request on one thing that starts something: `PUT /cloud/servers/{id}/boot`. */
export const action = <const K extends string = never>(
  method: ActionVerb['method'],
  path: string,
  said: Omit<ActionVerb<K>, 'kind' | 'method' | 'path'> & { readonly about: string },
): ActionVerb<NoInfer<K>> => ({ ...said, kind: 'action', method, path });

/** The thing destroyed: `DELETE` on its own path. */
export const destroy = <const K extends string = never>(
  said: Omit<ActionVerb<K>, 'kind' | 'method' | 'path' | 'destructive' | 'answers'> = {},
): ActionVerb<NoInfer<K>> => ({
  ...said,
  also: [...(said.also ?? []), 'rm'],
  kind: 'action',
  method: 'DELETE',
  path: '',
  destructive: true,
  answers: { kind: 'nothing' },
});

/** Rows of another resource that belong to one thing: `servers events web-1`. */
export const listOf = (
  of: string,
  path: string,
  said: Omit<ViewVerb, 'kind' | 'path' | 'answers'>,
): ViewVerb => ({ ...said, kind: 'view', path, answers: { kind: 'list', of } });

/** One object about a thing that is secret as a whole. */
export const secretOf = (
  path: string,
  said: Omit<ViewVerb, 'kind' | 'path' | 'answers'> & { readonly about: string },
): ViewVerb => ({ ...said, kind: 'view', path, answers: { kind: 'secret', about: said.about } });

/** The platform asked whether it is there. */
export const probe = (said: Omit<ProbeVerb, 'kind'>): ProbeVerb => ({ ...said, kind: 'probe' });
