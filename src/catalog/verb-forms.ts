/**
 * The facts of verbs, by kind. The compiler checks the names they use: `K` are the fields and parents
 * of the resource, `A` its actions, `L` its views that list.
 */

import type { ActionVerb } from './action-verb.ts';
import type { Field, NamesSiblings } from './fields.ts';
import type { InputRule } from './rules/input-rules.ts';
import type {
  Condition,
  CreateNote,
  SuccessConditions,
  VerbFacts,
  VerbNote,
} from './verb-facts.ts';
import type { ApiVersion } from './versions/api-version.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** Without which filters a list is refused. */
type ListNeeds<W extends string> = Pick<ListVerb<string, W>, 'needs' | 'each'>;

/** A further parent of a list, with the path below it and the operation that has that path. */
export interface OtherParent<K extends string = string> {
  readonly within: K;
  readonly path: string;
  readonly operation: string;
  /** A view of the parent sends the same request. */
  readonly isView?: true;
}

/** Selects rows by a word in the text of fields, where the platform has no field for it. */
export interface Mention<K extends string = string> {
  readonly in: readonly K[];
  readonly about: string;
}

/** `W` are the parameters of its query. */
export interface ListVerb<K extends string = string, W extends string = string> extends VerbFacts {
  readonly kind: 'list';
  /** Path with the parent's field in braces; the resource's own path otherwise. */
  readonly path?: string;
  /** The parent in the path; it becomes a flag. */
  readonly within?: K;
  /**
   * It is the list of another resource, of which only rows with these values belong to this one: the
   * deployments among the labels.
   */
  readonly where?: Readonly<Record<string, string>>;
  /** Parents that the rows are listed under as well, each with a flag; one parent at a time. */
  readonly otherParents?: readonly OtherParent<K>[];
  /** Query parameters the platform filters by, each a flag. */
  readonly filters?: Readonly<Record<W, Field & NamesSiblings<NoInfer<K>>>>;
  /** Filters that the platform requires. */
  readonly needs?: readonly NoInfer<W>[];
  /**
   * A filter the platform needs and people need not give: then each of its words is asked for, or
   * each thing that it may refer to.
   */
  readonly each?: NoInfer<W>;
  /** What a version of the API needs otherwise. */
  readonly byVersion?: { readonly [V in ApiVersion]?: ListNeeds<NoInfer<W>> };
  /**
   * Fields that imco itself filters by: a choice by its values, a reference by names, a time by
   * --since and --until.
   */
  readonly clientFilters?: readonly K[];
  /** Filters of imco by a word in texts, by the name of their flag. */
  readonly mentions?: Readonly<Record<string, Mention<K>>>;
  /** Fields that only `show` returns. */
  readonly lacks?: readonly K[];
}

export interface ShowVerb extends VerbFacts {
  readonly kind: 'show';
  /** The API has no such operation: the row is taken from the list. */
  readonly from?: 'list';
}

export interface CreateVerb<K extends string = string, A extends string = string>
  extends VerbFacts {
  readonly kind: 'create';
  /** Path with the parent's field in braces, if rows are not created where they are listed. */
  readonly path?: string;
  readonly needs: readonly K[];
  readonly takes?: readonly K[];
  /** Fields beside the name that no two rows of a parent share: a copy needs values of its own. */
  readonly unique?: readonly K[];
  /** Rules about fields that depend on each other. */
  readonly rules?: readonly InputRule<K>[];
  readonly awaits?: SuccessConditions<K>;
  /** Refuses values that do not fit together, such as a certificate and another private key. */
  readonly misfit?: CreateNote;
  /** A remark on values that may be a mistake; the request is sent anyway. */
  readonly doubt?: CreateNote;
  /** A field that may also be given as an argument: `labels create production`. */
  readonly argument?: K;
  /** An action that may follow, asked for by a flag of its name: `--boot`. */
  readonly followedBy?: A;
  /** Printed before the request is sent. */
  readonly remark?: VerbNote;
}

export interface UpdateVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'update';
  readonly takes: readonly K[];
  /** Rules about fields that depend on each other, checked against the row as it will be. */
  readonly rules?: readonly InputRule<K>[];
  /** The condition that the platform requires. */
  readonly when?: Condition<K>;
  readonly awaits?: SuccessConditions<K>;
  /** Fields that are sent with their present value if they are not given. */
  readonly resends?: readonly K[];
  /** Fields with several elements whose old value is replaced entirely. */
  readonly replaces?: readonly K[];
  /** One of those that may be merged into the current value instead, with a flag. */
  readonly merges?: K;
  /** Refuses a dangerous change without `--force`. */
  readonly guard?: VerbNote;
  /** Printed before the request is sent. */
  readonly remark?: VerbNote;
}

/** Edits what an update can change of one row as text. */
export interface EditVerb extends VerbFacts {
  readonly kind: 'edit';
  /** The update that sends it. */
  readonly by: string;
}

/** Adds rows of other resources to a parent, by kind and id; see `pointsBy` of the resource. */
export interface AddVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'add';
  readonly awaits?: SuccessConditions<K>;
}

/** Adds or removes elements of a list field: it is read, changed and sent as an update. */
export interface AmendVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'amend';
  readonly field: K;
  readonly change: 'add' | 'remove';
  readonly guard?: VerbNote;
}

/** Creates a row of another resource from one of this: a server from an app. */
export interface MakeVerb<
  K extends string = string,
  A extends string = string,
  W extends string = string,
> extends VerbFacts {
  readonly kind: 'make';
  readonly path: string;
  /** The resource of the new row; `K` are its fields, `A` its actions. */
  readonly of: Noun;
  /** Members of the body. */
  readonly sends: Readonly<Record<W, Field & NamesSiblings<NoInfer<W>>>>;
  readonly needs: readonly NoInfer<W>[];
  /** Rules about members that depend on each other. */
  readonly rules?: readonly InputRule<NoInfer<W>>[];
  /** The member of the body that becomes the name of the new row. */
  readonly nameField?: NoInfer<W>;
  /** Refuses members that do not fit the target, which comes first. */
  readonly misfit?: VerbNote;
  /** A reference of the new row to what has come of it, which is shown once it has ended well. */
  readonly result?: K;
  readonly awaits?: SuccessConditions<K, NoInfer<W>>;
  /** An action on the new row that may follow, with a flag of its name. */
  readonly followedBy?: A;
}

/**
 * One of several actions of the resource, chosen by the value of a flag: `import --kind servers`.
 * The actions themselves are commands that help does not list.
 */
export interface ChoiceVerb<A extends string = string> extends VerbFacts {
  readonly kind: 'choice';
  /** The name of the flag, and its description. */
  readonly flag: string;
  readonly chooses: string;
  /** The actions by the values of the flag. */
  readonly among: Readonly<Record<string, A>>;
}

/** Reorders all rows of a parent that share a value. */
export interface OrderVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'order';
  readonly path: string;
  /** The field whose value they share; each value has an order of its own. */
  readonly by: K;
  /** The member that holds the ids in their new order. */
  readonly as: K;
}

/** Uploads a file: creates the row, sends the content to its upload URL, and reports that it is complete. */
export interface UploadVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'upload';
  readonly takes: readonly K[];
  /** Members of the first request whose value is always the same; they have no flag. */
  readonly constants?: Readonly<Record<string, unknown>>;
  /** The field that defaults to the name of the file. */
  readonly namedAfterFile?: K;
  /** Field of the response with the upload URL. */
  readonly url: K;
  /** Fields without which nothing is uploaded. */
  readonly needs?: readonly K[];
  /** A file for examples; default: a compressed archive named after the resource. */
  readonly sampleFile?: string;
  /** The request on the row when the upload is complete. */
  readonly finish: {
    readonly operation: string;
    readonly method: 'PUT' | 'POST';
    readonly path: string;
    /** Members of the first request that are repeated; what is constant always is. */
    readonly sends?: readonly K[];
    /** The task that it starts, if the response is not the row. */
    readonly task?: {
      readonly of: Noun;
      readonly awaits: SuccessConditions;
    };
  };
  readonly awaits?: SuccessConditions<K>;
}

/**
 * Exports rows of other resources to a file: a request starts a task, which is polled until it has
 * ended, and the file is then read from the host of the API.
 */
export interface ExportVerb<W extends string = string> extends VerbFacts {
  readonly kind: 'export';
  /** Path of the request, below the collection. */
  readonly path: string;
  /** The task, whose path has the id of the response. */
  readonly of: Noun;
  /** Members of the body, and those whose value is always the same. */
  readonly sends: Readonly<Record<W, Field & NamesSiblings<NoInfer<W>>>>;
  readonly constants?: Readonly<Record<string, unknown>>;
  readonly rules?: readonly InputRule<NoInfer<W>>[];
  readonly awaits: SuccessConditions;
  /** Field of the task with the path of the file. */
  readonly url: string;
}

/** Downloads the content of a row from the URL that `show` returns. */
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

/** A read-only view of one row: rows of another resource. */
export interface ListView extends ViewFacts {
  readonly answers: { readonly kind: 'list'; readonly of: Noun };
}

/** A read-only view of one row: one secret object. */
export interface SecretView extends ViewFacts {
  readonly answers: { readonly kind: 'secret'; readonly about: string };
}

export type ViewVerb = ListView | SecretView;

/** Adds and removes labels; every labelable resource has it. */
export interface LabelVerb extends VerbFacts {
  readonly kind: 'label';
}

/** Waits until rows meet a condition; every resource with states has it. */
export interface WaitVerb extends VerbFacts {
  readonly kind: 'wait';
}

/** Compares rows with each other; every resource that shows single rows has it. */
export interface CompareVerb extends VerbFacts {
  readonly kind: 'compare';
}

/** A request that only checks the connection; its resource is a command by itself. */
export interface ProbeVerb extends VerbFacts {
  readonly kind: 'probe';
}

/** Logs in to a machine with OpenSSH, or runs a command on it. */
export interface SshVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'ssh';
  /** The condition in which a machine accepts connections. */
  readonly when: Condition<K>;
}

/** Prints the configuration of OpenSSH for all machines. */
export interface SshConfigVerb extends VerbFacts {
  readonly kind: 'ssh-config';
}

/** Prints the address of a machine. */
export interface AddressVerb extends VerbFacts {
  readonly kind: 'address';
}

export type Verb<K extends string = string> =
  | ListVerb<K>
  | ShowVerb
  | CreateVerb<K>
  | UpdateVerb<K>
  | EditVerb
  | AmendVerb<K>
  | AddVerb<K>
  | ActionVerb<K>
  | MakeVerb
  | ChoiceVerb
  | OrderVerb<K>
  | UploadVerb<K>
  | DownloadVerb<K>
  | ExportVerb
  | ViewVerb
  | LabelVerb
  | WaitVerb
  | CompareVerb
  | ProbeVerb
  | SshVerb<K>
  | SshConfigVerb
  | AddressVerb;

/** Verbs by name. */
export type Verbs = Readonly<Record<string, Verb>>;

/** The sibling verbs that a verb names; `A` are the actions and `L` the views that list. */
export type NamesVerbs<A extends string, L extends string> =
  | Pick<CreateVerb<string, A>, 'kind' | 'followedBy'>
  | Pick<ActionVerb<string, A, L>, 'kind' | 'precededBy' | 'pick' | 'endEvent'>
  | Pick<ChoiceVerb<A>, 'kind' | 'among'>
  | { readonly kind: Exclude<Verb['kind'], 'create' | 'action' | 'choice'> };

/** The names of verbs of one form. */
type VerbNames<V, Form> = Extract<
  { [N in keyof V]: V[N] extends Form ? N : never }[keyof V],
  string
>;

/** The names of actions among verbs. */
export type ActionNames<V> = VerbNames<V, { readonly kind: 'action' }>;

/** The names of views that list. */
export type ListViewNames<V> = VerbNames<V, ListView>;
