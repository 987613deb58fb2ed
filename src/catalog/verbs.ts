/** The words verbs are written in. */

import type {
  ActionVerb,
  AmendVerb,
  Condition,
  CreateVerb,
  DownloadVerb,
  ListVerb,
  MakeVerb,
  OrderVerb,
  ProbeVerb,
  ShowVerb,
  UpdateVerb,
  UploadVerb,
  ViewVerb,
} from './verb-forms.ts';

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
export const list = <const K extends string = never>(
  said: Said<ListVerb<K>> = {},
): ListVerb<NoInfer<K>> => ({ ...said, ...named(said, 'ls'), kind: 'list' });

/** One thing. */
export const show = (said: Said<ShowVerb> = {}): ShowVerb => ({
  ...said,
  ...named(said, 'get'),
  kind: 'show',
});

/** A new thing from fields; `needs` are required. */
export const create = <const K extends string>(
  said: Said<CreateVerb<K>>,
): CreateVerb<NoInfer<K>> => ({ ...said, kind: 'create' });

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

/** The states in which a verb is taken, or a condition on another field. */
type When = readonly string[] | Condition;

const conditionOf = (when: When | undefined): { readonly when?: Condition } => {
  if (!when) return {};
  return { when: 'field' in when ? when : { field: 'state', in: when } };
};

type SaidOfAction<K extends string, Given extends keyof ActionVerb<K>> = Said<
  ActionVerb<K>,
  Given | 'when'
> & { readonly when?: When };

/** A request on one thing that starts something: `PUT /cloud/servers/{id}/boot`. */
export const action = <const K extends string = never>(
  method: ActionVerb['method'],
  path: string,
  { when, ...said }: SaidOfAction<K, 'method' | 'path'> & { readonly about: string },
): ActionVerb<NoInfer<K>> => ({ ...said, ...conditionOf(when), kind: 'action', method, path });

/** The thing destroyed: `DELETE` on its own path. */
export const destroy = <const K extends string = never>({
  when,
  ...said
}: SaidOfAction<K, 'method' | 'path' | 'destructive' | 'answers'> = {}): ActionVerb<
  NoInfer<K>
> => ({
  ...said,
  ...conditionOf(when),
  also: [...(said.also ?? []), 'rm'],
  kind: 'action',
  method: 'DELETE',
  path: '',
  destructive: true,
  answers: { kind: 'nothing' },
});

/** A thing of another resource made out of one of this. */
export const make = (
  of: string,
  path: string,
  said: Said<MakeVerb, 'of' | 'path'> & { readonly about: string },
): MakeVerb => ({ ...said, kind: 'make', of, path });

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
  of: string,
  path: string,
  said: Said<ViewVerb, 'path' | 'answers'>,
): ViewVerb => ({ ...said, kind: 'view', path, answers: { kind: 'list', of } });

/** One object about a thing that is secret as a whole. */
export const secretView = (
  path: string,
  said: Said<ViewVerb, 'path' | 'answers'> & { readonly about: string },
): ViewVerb => ({ ...said, kind: 'view', path, answers: { kind: 'secret', about: said.about } });

/** The platform asked whether it is there. */
export const probe = (said: Said<ProbeVerb>): ProbeVerb => ({ ...said, kind: 'probe' });
