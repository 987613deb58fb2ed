/**
 * What can be said of a verb, by kind. `K` is the set of names a verb may use: the fields of the
 * resource it belongs to and the parents its things live in.
 */

import type { Fields } from './fields.ts';

/** A value of a field that decides: a state, a size, or nothing at all. */
export type ConditionValue = string | number | true | null;

/** A field and the values of it that count. */
export interface Condition {
  readonly field: string;
  readonly in: readonly ConditionValue[];
  /** How a thing that does not meet it is described, and what a verb needs of it. */
  readonly words?: { readonly otherwise: string; readonly needed: string };
}

/** What a verb waits for with `--wait`, and what passes on the way. */
export interface SuccessConditions<K extends string = string> {
  /** Field that is watched; `state` unless said otherwise. */
  readonly on?: K;
  /** Values at which the wait is over. */
  readonly until?: readonly ConditionValue[];
  /** The wait is over when the field has the value this member of the request had. */
  readonly untilSent?: string;
  /** No source lists the values: over when the value rests and is no `-ing` form. */
  readonly settles?: true;
  /** Values at which it has failed. */
  readonly unless?: readonly string[];
  /** Values seen in passing, in this order. */
  readonly via?: readonly string[];
  /** The wait is over when the thing is gone (404). */
  readonly gone?: true;
}

interface VerbFacts {
  /** One line of help; the verbs that mean the same everywhere have one of their own. */
  readonly about?: string;
  /** Other names of the verb. */
  readonly also?: readonly string[];
  /** A paragraph of help beyond the one line. */
  readonly note?: string;
  /** No documentation confirms method and path. */
  readonly unconfirmed?: true;
  /** Its operation in the contract, where that is not called as the verb lets expect. */
  readonly operation?: string;
}

export interface ListVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'list';
  /** Path with the parent's field in braces; the resource's own path otherwise. */
  readonly path?: string;
  /** The parent that stands in the path; it becomes a flag. */
  readonly within?: K;
  /** Query parameters the platform filters by, each a flag. */
  readonly filters?: Fields;
  /** Filters without which the platform answers nothing. */
  readonly needs?: readonly string[];
  /** A filter the platform needs and people need not give: then each of its words is asked for. */
  readonly each?: string;
  /** Fields imco itself narrows the list by: a choice by its words, a time by since and until. */
  readonly narrowedBy?: readonly K[];
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
  readonly awaits?: SuccessConditions<K>;
  /** A field that may also be given as the word after the verb: `labels create production`. */
  readonly argument?: K;
  /** An action that may follow, asked for by a flag of its name: `--boot`. */
  readonly followedBy?: string;
  /** Told before it is sent. */
  readonly remark?: VerbNote;
}

/**
 * What there is to say about a change of a thing as it was before, which is empty where it is new:
 * why it had better not be sent, or what may be a slip. `undefined` when there is nothing.
 */
export type VerbNote = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
) => string | undefined;

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

/** A further thing an action names, picked among the rows of a view of the target. */
export interface AnswerField {
  /** The flag that names it and the placeholder of its id in the path. */
  readonly flag: string;
  /** The view of the target whose rows are the candidates. */
  readonly among: string;
  readonly about: string;
}

/** What an action answers when it is not the thing itself. */
export type ActionAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'row'; readonly of: string }
  | { readonly kind: 'secret'; readonly about: string };

/** What an action disturbs. */
export interface Disturbance {
  /** Things that meet it are not disturbed. */
  readonly unless?: Condition;
  /** Fewer of them are none to be asked about; 1 unless said otherwise. */
  readonly from?: number;
}

export interface ActionVerb<K extends string = string> extends VerbFacts {
  readonly kind: 'action';
  readonly method: 'PUT' | 'POST' | 'DELETE';
  /** Path after the target's own; empty for the target itself. */
  readonly path: string;
  /** What the platform demands of the thing before it takes it. */
  readonly when?: Condition;
  /** What imco looks at besides: no documentation tells, but nothing else makes sense. */
  readonly expects?: Condition;
  readonly awaits?: SuccessConditions<K>;
  /** It destroys or disrupts: it is asked first, and where nobody can be asked needs --yes. */
  readonly destructive?: true;
  /** It disturbs what runs, and can be taken back: it is asked first where somebody can be asked. */
  readonly disturbs?: Disturbance;
  /** What is lost or cut off by it: a sentence, shown before it is asked. */
  readonly loses?: string;
  /** Worth sending also to what is where it leads. */
  readonly repeats?: true;
  /**
   * It adds members to the thing, see `members` of the resource: `followedBy` is the action of
   * theirs that a flag of its name has them go through once they are there.
   */
  readonly adds?: { readonly followedBy: string };
  /** Taken also while the state is one that passes by itself; most verbs have to wait then. */
  readonly anytime?: true;
  /** What it starts ends some time after the answer, and nothing of the thing shows when. */
  readonly endsLater?: true;
  /** Better tried after everything else that leads out of a failed state. */
  readonly lastResort?: true;
  /** Resources whose things keep it from being destroyed while they refer to it. */
  readonly usedBy?: readonly string[];
  readonly pick?: AnswerField;
  /** Members of the body, all of them needed. */
  readonly sends?: Fields;
  readonly answers?: ActionAnswer;
  /** Actions that may be run first, in this order; a flag `--<last of them>-first` asks for it. */
  readonly precededBy?: readonly string[];
}

/** A thing of another resource made out of one of this: the server an app is deployed as. */
export interface MakeVerb extends VerbFacts {
  readonly kind: 'make';
  readonly path: string;
  /** The resource of what is made. */
  readonly of: string;
  /** Members of the body. */
  readonly sends: Fields;
  readonly needs: readonly string[];
  /** The member of the body that becomes the name of what is made. */
  readonly nameField?: string;
  readonly awaits?: SuccessConditions;
  /** An action on what was made that may follow, asked for by a flag of its name. */
  readonly followedBy?: string;
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
