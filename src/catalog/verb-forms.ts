/**
 * What can be said of a verb, by kind. The compiler checks the names it uses: `K` are the fields of
 * the resource it belongs to and the parents its things live in, `A` are the actions of that
 * resource, `L` its views that list.
 */

import type { ActionVerb } from './action-verb.ts';
import type { Field, NamesSiblings } from './fields.ts';
import type { SuccessConditions, VerbFacts, VerbNote } from './verb-facts.ts';
import type { ApiVersion } from './versions/api-version.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** Without which filters a list is refused. */
type ListNeeds<W extends string> = Pick<ListVerb<string, W>, 'needs' | 'each'>;

/** `W` are the parameters of its query. */
export interface ListVerb<K extends string = string, W extends string = string> extends VerbFacts {
  readonly kind: 'list';
  /** Path with the parent's field in braces; the resource's own path otherwise. */
  readonly path?: string;
  /** The parent that stands in the path; it becomes a flag. */
  readonly within?: K;
  /** Query parameters the platform filters by, each a flag. */
  readonly filters?: Readonly<Record<W, Field & NamesSiblings<NoInfer<K>>>>;
  /** Filters without which the platform answers nothing. */
  readonly needs?: readonly NoInfer<W>[];
  /**
   * A filter the platform needs and people need not give: then each of its words is asked for, or
   * each thing that it may refer to.
   */
  readonly each?: NoInfer<W>;
  /** What a version of the API needs otherwise. */
  readonly byVersion?: { readonly [V in ApiVersion]?: ListNeeds<NoInfer<W>> };
  /** Fields imco itself narrows the list by: a choice by its words, a time by since and until. */
  readonly clientFilters?: readonly K[];
  /** Fields that only `show` answers. */
  readonly lacks?: readonly K[];
}

export interface ShowVerb extends VerbFacts {
  readonly kind: 'show';
  /** There is no such operation: the row is taken from the list. */
  readonly from?: 'list';
}

export interface CreateVerb<K extends string = string, A extends string = string>
  extends VerbFacts {
  readonly kind: 'create';
  readonly needs: readonly K[];
  readonly takes?: readonly K[];
  readonly awaits?: SuccessConditions<K>;
  /** A field that may also be given as the word after the verb: `labels create production`. */
  readonly argument?: K;
  /** An action that may follow, asked for by a flag of its name: `--boot`. */
  readonly followedBy?: A;
  /** Told before it is sent. */
  readonly remark?: VerbNote;
}

export interface UpdateVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'update';
  readonly takes: readonly K[];
  readonly awaits?: SuccessConditions<K>;
  /** Fields of several parts whose old value is replaced as a whole. */
  readonly replaces?: readonly K[];
  /** One of those that may be merged with what is there instead, asked for by a flag. */
  readonly merges?: K;
  /** Holds a dangerous change back unless it is forced. */
  readonly guard?: VerbNote;
  /** Told before it is sent. */
  readonly remark?: VerbNote;
}

/** Parts of a list field added or taken away: it is read, changed and sent as an update. */
export interface AmendVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'amend';
  readonly field: K;
  readonly change: 'add' | 'remove';
  readonly guard?: VerbNote;
}

/** A thing of another resource made out of one of this: the server an app is deployed as. */
export interface MakeVerb<
  K extends string = string,
  A extends string = string,
  W extends string = string,
> extends VerbFacts {
  readonly kind: 'make';
  readonly path: string;
  /** The resource of what is made; `K` are its fields, `A` its actions. */
  readonly of: Noun;
  /** Members of the body. */
  readonly sends: Readonly<Record<W, Field & NamesSiblings<NoInfer<W>>>>;
  readonly needs: readonly NoInfer<W>[];
  /** The member of the body that becomes the name of what is made. */
  readonly nameField?: NoInfer<W>;
  readonly awaits?: SuccessConditions<K, NoInfer<W>>;
  /** An action on what was made that may follow, asked for by a flag of its name. */
  readonly followedBy?: A;
}

/** All things under a parent that share a word put in a new order. */
export interface OrderVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'order';
  readonly path: string;
  /** The field whose word says which of them; each word has an order of its own. */
  readonly by: K;
  /** The member that holds the ids in their new order. */
  readonly as: K;
}

/** A file handed over: the thing made, its bytes sent to the address it has, and that said. */
export interface UploadVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'upload';
  readonly takes: readonly K[];
  /** The one of them that is the name of the file unless it is given. */
  readonly namedAfterFile?: K;
  /** Field of the answer with the address the bytes go to. */
  readonly url: K;
  /** What is sent when the bytes are there, on the thing itself. */
  readonly finish: {
    readonly operation: string;
    readonly method: 'PUT' | 'POST';
    readonly path: string;
    /** Members of the first request that are repeated. */
    readonly sends?: readonly K[];
  };
  readonly awaits?: SuccessConditions<K>;
}

/** The bytes of a thing fetched from the address `show` answers. */
export interface DownloadVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'download';
  readonly url: K;
  /** Field with the name of the file. */
  readonly named: K;
}

interface ViewFacts extends VerbFacts {
  readonly kind: 'view';
  readonly path: string;
}

/** A read-only view of one thing: rows of another resource. */
export interface ListView extends ViewFacts {
  readonly answers: { readonly kind: 'list'; readonly of: Noun };
}

/** A read-only view of one thing: one secret object. */
export interface SecretView extends ViewFacts {
  readonly answers: { readonly kind: 'secret'; readonly about: string };
}

export type ViewVerb = ListView | SecretView;

/** Labels put on and taken off; every labelable resource has it. */
export interface LabelVerb extends VerbFacts {
  readonly kind: 'label';
}

/** Things waited for until they are as asked for; whatever can be on its way has it. */
export interface WaitVerb extends VerbFacts {
  readonly kind: 'wait';
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
  | AmendVerb<K>
  | ActionVerb<K>
  | MakeVerb
  | OrderVerb<K>
  | UploadVerb<K>
  | DownloadVerb<K>
  | ViewVerb
  | LabelVerb
  | WaitVerb
  | ProbeVerb;

/** Verbs by name. */
export type Verbs = Readonly<Record<string, Verb>>;

/** What a verb names of those beside it, where `A` are the actions and `L` the views that list. */
export type NamesVerbs<A extends string, L extends string> =
  | Pick<CreateVerb<string, A>, 'kind' | 'followedBy'>
  | Pick<ActionVerb<string, A, L>, 'kind' | 'precededBy' | 'pick'>
  | { readonly kind: Exclude<Verb['kind'], 'create' | 'action'> };

/** The names of verbs of one form. */
type VerbNames<V, Form> = Extract<
  { [N in keyof V]: V[N] extends Form ? N : never }[keyof V],
  string
>;

/** The names of actions among verbs. */
export type ActionNames<V> = VerbNames<V, { readonly kind: 'action' }>;

/** The names of views that list. */
export type ListViewNames<V> = VerbNames<V, ListView>;
