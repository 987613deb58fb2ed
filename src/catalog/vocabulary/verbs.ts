/** The functions that describe verbs. */

import type { ActionVerb } from '../action-verb.ts';
import type { FieldNames, Fields } from '../fields.ts';
import type { Resource } from '../resource.ts';
import type { Condition, SuccessConditions } from '../verb-facts.ts';
import type {
  ActionNames,
  AddressVerb,
  AddVerb,
  AmendVerb,
  ChoiceVerb,
  CreateVerb,
  DownloadVerb,
  ExportVerb,
  ListVerb,
  ListView,
  MakeVerb,
  OrderVerb,
  ProbeVerb,
  SecretView,
  ShowVerb,
  SshConfigVerb,
  SshVerb,
  UpdateVerb,
  UploadVerb,
  Verbs,
} from '../verb-forms.ts';
import type { Noun } from './nouns.ts';

/** The facts of a verb, without its kind and the given ones. */
type Said<V extends { readonly kind: string }, Given extends keyof V = never> = Omit<
  V,
  'kind' | Given
>;

type Named = { readonly also?: readonly string[] };

const named = (said: Named, name: string): { readonly also: readonly string[] } => ({
  also: [name, ...(said.also ?? [])],
});

/** Lists all rows of the resource. */
export const list = <const K extends string = never, const W extends string = never>(
  said: Said<ListVerb<K, W>> = {},
): ListVerb<NoInfer<K>, NoInfer<W>> => ({ ...said, ...named(said, 'ls'), kind: 'list' });

/** Shows one row. */
export const show = (said: Said<ShowVerb> = {}): ShowVerb => ({
  ...said,
  ...named(said, 'get'),
  kind: 'show',
});

/** Creates a row from fields; `needs` are required. */
export const create = <const K extends string, const A extends string = never>(
  said: Said<CreateVerb<K, A>>,
): CreateVerb<NoInfer<K>, NoInfer<A>> => ({ ...said, kind: 'create' });

/** Changes fields of a row; fields that are not sent stay unchanged. */
export const update = <const K extends string>(
  said: Said<UpdateVerb<K>>,
): UpdateVerb<NoInfer<K>> => ({ ...said, kind: 'update' });

/** Adds rows of other resources to a parent, by kind and id. */
export const add = <const K extends string = never>(
  said: Said<AddVerb<K>> = {},
): AddVerb<NoInfer<K>> => ({ ...said, kind: 'add' });

/** Adds or removes elements of a list field. */
export const amend = <const K extends string>(
  change: AmendVerb['change'],
  field: K,
  said: Said<AmendVerb<K>, 'change' | 'field'>,
): AmendVerb<NoInfer<K>> => ({ ...said, kind: 'amend', change, field });

/** A condition on the state. */
export const inState = (...states: readonly string[]): Condition<'state'> => ({
  field: 'state',
  in: states,
});

/** A request that starts an action on one row: `PUT /cloud/servers/{id}/boot`. */
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

/** The facts of a deletion. */
type Destroyed<K extends string, A extends string> = Said<
  ActionVerb<K, A, never, never>,
  'method' | 'path' | 'destructive' | 'answers'
> & {
  /** The platform returns the row in its new state. */
  readonly answersRow?: true;
};

/** Deletes a row: `DELETE` on its own path. */
export const destroy = <const K extends string = never, const A extends string = never>({
  answersRow,
  ...said
}: Destroyed<K, A> = {}): ActionVerb<NoInfer<K>, NoInfer<A>, never, never> => ({
  ...said,
  also: [...(said.also ?? []), 'rm'],
  kind: 'action',
  method: 'DELETE',
  path: '',
  destructive: true,
  ...(!answersRow && { answers: { kind: 'nothing' } }),
});

/** The two things that can fail, and be tried again. */
interface RetryFacts<K extends string> {
  readonly about: string;
  readonly note?: string;
  /** What a creation or change waits for. */
  readonly change: SuccessConditions<K, never>;
  /** What a deletion waits for. */
  readonly deletion: SuccessConditions<K, never>;
}

/**
 * Tries again what failed: `PUT` on `retry`. After a failed deletion that is the deletion, so what
 * it waits for depends on the state it starts from.
 */
export const retry = <const K extends string = never>({
  change,
  deletion,
  ...said
}: RetryFacts<K>): ActionVerb<NoInfer<K> | 'state', never, never, never> => ({
  ...said,
  kind: 'action',
  method: 'PUT',
  path: 'retry',
  when: inState(...(change.failure ?? []), ...(deletion.failure ?? [])),
  awaits: change,
  awaitsFrom: Object.fromEntries((deletion.failure ?? []).map((state) => [state, deletion])),
});

/** One of several actions of the same resource, by the value of `flag`. */
export const choose = <const A extends string>(
  flag: string,
  among: Readonly<Record<string, A>>,
  said: Said<ChoiceVerb<A>, 'flag' | 'among'> & { readonly about: string },
): ChoiceVerb<NoInfer<A>> => ({ ...said, kind: 'choice', flag, among });

/** The name of an action of another resource. */
export const actionOf = <V extends Verbs>(
  _resource: Resource<Fields, V>,
  name: NoInfer<ActionNames<V>>,
): string => name;

/** Creates a row of another resource from one of this. */
export const make = <F extends Fields, V extends Verbs, const W extends string>(
  of: Resource<F, V> & { readonly noun: Noun },
  path: string,
  said: Said<MakeVerb<NoInfer<FieldNames<F>>, NoInfer<ActionNames<V>>, W>, 'of' | 'path'> & {
    readonly about: string;
  },
): MakeVerb => ({ ...said, kind: 'make', of: of.noun, path });

/** Reorders the rows of a parent. */
export const order = <const K extends string>(
  path: string,
  said: Said<OrderVerb<K>, 'path'> & { readonly about: string },
): OrderVerb<NoInfer<K>> => ({ ...said, kind: 'order', path });

/** Uploads a file in three requests. */
export const upload = <const K extends string>(
  said: Said<UploadVerb<K>> & { readonly about: string },
): UploadVerb<NoInfer<K>> => ({ ...said, kind: 'upload' });

/** Exports rows of other resources to a file. */
export const exporting = <const W extends string>(
  of: Noun,
  path: string,
  said: Said<ExportVerb<W>, 'of' | 'path'> & { readonly about: string },
): ExportVerb => ({ ...said, kind: 'export', of, path });

/** Downloads the content of a row. */
export const download = <const K extends string>(
  said: Said<DownloadVerb<K>> & { readonly about: string },
): DownloadVerb<NoInfer<K>> => ({ ...said, kind: 'download' });

/** Lists rows of another resource that belong to one row: `servers events web-1`. */
export const listView = (
  of: Noun,
  path: string,
  said: Said<ListView, 'path' | 'answers'>,
): ListView => ({ ...said, kind: 'view', path, answers: { kind: 'list', of } });

/** Shows an object about one row that is entirely secret. */
export const secretView = (
  path: string,
  said: Said<SecretView, 'path' | 'answers'> & { readonly about: string },
): SecretView => ({ ...said, kind: 'view', path, answers: { kind: 'secret', about: said.about } });

/** Checks that the platform responds. */
export const probe = (said: Said<ProbeVerb>): ProbeVerb => ({ ...said, kind: 'probe' });

/** Logs in to a machine with OpenSSH. */
export const ssh = <const K extends string>(
  said: Said<SshVerb<K>> & { readonly about: string },
): SshVerb<NoInfer<K>> => ({ ...said, kind: 'ssh' });

/** Prints the configuration of OpenSSH for all machines. */
export const sshConfig = (
  said: Said<SshConfigVerb> & { readonly about: string },
): SshConfigVerb => ({ ...said, kind: 'ssh-config' });

/** Prints the address of a machine. */
export const address = (said: Said<AddressVerb> & { readonly about: string }): AddressVerb => ({
  ...said,
  kind: 'address',
});
