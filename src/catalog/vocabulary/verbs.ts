/** The words verbs are written in. */

import type { ActionVerb } from '../action-verb.ts';
import type { FieldNames, Fields } from '../fields.ts';
import type { Resource } from '../resource.ts';
import type { Condition } from '../verb-facts.ts';
import type {
  ActionNames,
  AmendVerb,
  CreateVerb,
  DownloadVerb,
  ListVerb,
  ListView,
  MakeVerb,
  OrderVerb,
  ProbeVerb,
  SecretView,
  ShowVerb,
  UpdateVerb,
  UploadVerb,
  Verbs,
} from '../verb-forms.ts';
import type { Noun } from './nouns.ts';

/** What is left to say of a verb whose kind is known. */
type Said<V extends { readonly kind: string }, Given extends keyof V = never> = Omit<
  V,
  'kind' | Given
>;

type Named = { readonly also?: readonly string[] };

const named = (said: Named, name: string): { readonly also: readonly string[] } => ({
  also: [name, ...(said.also ?? [])],
});

/** All things of the resource, as one array. */
export const list = <const K extends string = never, const W extends string = never>(
  said: Said<ListVerb<K, W>> = {},
): ListVerb<NoInfer<K>, NoInfer<W>> => ({ ...said, ...named(said, 'ls'), kind: 'list' });

/** One thing. */
export const show = (said: Said<ShowVerb> = {}): ShowVerb => ({
  ...said,
  ...named(said, 'get'),
  kind: 'show',
});

/** A new thing from fields; `needs` are required. */
export const create = <const K extends string, const A extends string = never>(
  said: Said<CreateVerb<K, A>>,
): CreateVerb<NoInfer<K>, NoInfer<A>> => ({ ...said, kind: 'create' });

/** Fields of a thing changed; what is not sent stays. */
export const update = <const K extends string>(
  said: Said<UpdateVerb<K>>,
): UpdateVerb<NoInfer<K>> => ({ ...said, kind: 'update' });

/** Parts of a list field added or taken away. */
export const amend = <const K extends string>(
  change: AmendVerb['change'],
  field: K,
  said: Said<AmendVerb<K>, 'change' | 'field'>,
): AmendVerb<NoInfer<K>> => ({ ...said, kind: 'amend', change, field });

/** A condition on the state of a thing. */
export const inState = (...states: readonly string[]): Condition<'state'> => ({
  field: 'state',
  in: states,
});

/** A request on one thing that starts something: `PUT /cloud/servers/{id}/boot`. */
export const action = <
  const K extends string = never,
  const A extends string = never,
  const L extends string = never,
  const W extends string = never,
>(
  method: ActionVerb['method'],
  path: string,
  said: Said<ActionVerb<K, A, L, W>, 'method' | 'path'> & { readonly about: string },
): ActionVerb<NoInfer<K>, NoInfer<A>, NoInfer<L>, NoInfer<W>> => ({
  ...said,
  kind: 'action',
  method,
  path,
});

/** The thing destroyed: `DELETE` on its own path. */
export const destroy = <const K extends string = never, const A extends string = never>(
  said: Said<ActionVerb<K, A, never, never>, 'method' | 'path' | 'destructive' | 'answers'> = {},
): ActionVerb<NoInfer<K>, NoInfer<A>, never, never> => ({
  ...said,
  also: [...(said.also ?? []), 'rm'],
  kind: 'action',
  method: 'DELETE',
  path: '',
  destructive: true,
  answers: { kind: 'nothing' },
});

/** The name of an action of another resource. */
export const actionOf = <V extends Verbs>(
  _resource: Resource<Fields, V>,
  name: NoInfer<ActionNames<V>>,
): string => name;

/** A thing of another resource made out of one of this. */
export const make = <F extends Fields, V extends Verbs, const W extends string>(
  of: Resource<F, V> & { readonly noun: Noun },
  path: string,
  said: Said<MakeVerb<NoInfer<FieldNames<F>>, NoInfer<ActionNames<V>>, W>, 'of' | 'path'> & {
    readonly about: string;
  },
): MakeVerb => ({ ...said, kind: 'make', of: of.noun, path });

/** The things under a parent put in a new order. */
export const order = <const K extends string>(
  path: string,
  said: Said<OrderVerb<K>, 'path'> & { readonly about: string },
): OrderVerb<NoInfer<K>> => ({ ...said, kind: 'order', path });

/** A file handed over in three requests. */
export const upload = <const K extends string>(
  said: Said<UploadVerb<K>> & { readonly about: string },
): UploadVerb<NoInfer<K>> => ({ ...said, kind: 'upload' });

/** The bytes of a thing fetched. */
export const download = <const K extends string>(
  said: Said<DownloadVerb<K>> & { readonly about: string },
): DownloadVerb<NoInfer<K>> => ({ ...said, kind: 'download' });

/** Rows of another resource that belong to one thing: `servers events web-1`. */
export const listView = (
  of: Noun,
  path: string,
  said: Said<ListView, 'path' | 'answers'>,
): ListView => ({ ...said, kind: 'view', path, answers: { kind: 'list', of } });

/** One object about a thing that is secret as a whole. */
export const secretView = (
  path: string,
  said: Said<SecretView, 'path' | 'answers'> & { readonly about: string },
): SecretView => ({ ...said, kind: 'view', path, answers: { kind: 'secret', about: said.about } });

/** The platform asked whether it is there. */
export const probe = (said: Said<ProbeVerb>): ProbeVerb => ({ ...said, kind: 'probe' });
