/**
 * Fields: what one member of a resource holds. From a field follow its flag, its checks, its
 * column, its place in help, its TypeScript type and what the sandbox demands of it.
 */

import type { Notation } from './notations/notation.ts';
import type { ApiVersion, VersionFacts } from './versions/api-version.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** What can be said of any field. */
export interface FieldFacts extends VersionFacts {
  /** What a version of the API calls it, where that is not the name it has here. */
  readonly calledIn?: { readonly [V in ApiVersion]?: string };
  /** The platform always sends it; otherwise an answer may lack it. */
  readonly always?: true;
  /** The platform may send null, and an empty flag clears it. */
  readonly nullable?: true;
  /** Never printed, logged, cached or taken as a flag. */
  readonly secret?: true;
  /** Sent, never answered. */
  readonly inputOnly?: true;
  /** Kept for old clients: why not to use it. Not offered as a flag. */
  readonly deprecated?: string;
  /** No source confirms that the platform takes it as input. */
  readonly unconfirmed?: true;
  /** The word of its flag, where it is another than the field's name. */
  readonly flag?: string;
  /** A value an operator might give, for examples in help. */
  readonly sample?: string;
  /** Further words for its flag. */
  readonly also?: readonly string[];
}

export interface NumberFacts extends FieldFacts {
  readonly min?: number;
  readonly max?: number;
  /** Unit for help and headings, such as `GB`. */
  readonly unit?: string;
}

/** The form of a text, with what to say of a breach. */
interface Form {
  readonly test: RegExp;
  readonly says: string;
}

export interface TextFacts extends FieldFacts {
  /** The form imco wants of it, or of each of several: the documentation tells less. */
  readonly inputForm?: Form;
  /** Which characters the platform takes, with what to say of a breach. */
  readonly pattern?: Form;
  /**
   * Long enough that a flag may read it from a file: `@path`, or `@-` for stdin. Of a secret: every
   * byte of the file counts, line ends included.
   */
  readonly long?: true;
  readonly format?: TextFormat;
}

export interface TextsFacts extends FieldFacts {
  readonly inputForm?: Form;
  /** Each of them in the form in which it is sent: another notation of the same is understood. */
  readonly normal?: (text: string) => string;
  /** What each of them is. */
  readonly format?: TextFormat;
}

/**
 * What kind of text it is: an IPv4 address, an IPv4 network in CIDR notation, or an SSH key in its
 * text form.
 */
export type TextFormat = 'ip' | 'cidr' | 'ssh-public-key' | 'ssh-private-key';

export interface StateFacts<V extends string = string> extends FieldFacts {
  readonly values?: readonly V[];
  /** Values in which it is at work. */
  readonly good?: readonly NoInfer<V>[];
  /** Values that pass by themselves. */
  readonly passing?: readonly NoInfer<V>[];
  /** Values that wait for a person after a failure. */
  readonly failed?: readonly NoInfer<V>[];
}

export interface JsonFacts<T = unknown, S extends string = string> extends FieldFacts {
  /** It is an object, never a list or a single value. */
  readonly object?: true;
  /** How a flag writes it, where JSON would be a burden. */
  readonly notation?: Notation<T>;
  /** Members, at any depth, that hold the id of a thing: which resource it is of, by name. */
  readonly refersBy?: Readonly<Record<string, Noun>>;
  /** It has a text for each word that a field of a sibling reference's row lists. */
  readonly keyedBy?: { readonly ref: S; readonly field: string };
}

export interface RefsFacts<S extends string = string> extends FieldFacts {
  /**
   * The sibling, an older field, that a single reference is sent under, where that is the form better witnessed.
   * Several references always go under the plural field.
   */
  readonly single?: S;
}

/** A thing as the platform sent it, as far as checks look into it. */
type Row = Readonly<Record<string, unknown>>;

/**
 * What keeps a thing from being referred to by another one, in words that follow its name: `is in
 * another cloud account`. `undefined` when nothing does. `before` is the thing that refers as it was,
 * `referring` as it is to be.
 */
export type Fits = (referred: Row, referring: Row, before: Row) => string | undefined;

export interface RefFacts<S extends string = string> extends FieldFacts {
  /** What has to hold of the two, as far as their fields show. */
  readonly fits?: Fits;
  /**
   * For a target that is listed under a parent: the sibling reference whose row names the parent.
   * A server plan is looked up at the provider of the cloud account.
   */
  readonly within?: S;
}

/** Which resource a reference points at. */
interface Pointer {
  readonly to: Noun;
}

/** What can be said of a field of each kind. `S` are the siblings it may name. */
interface FactsByKind<S extends string> {
  readonly id: FieldFacts;
  readonly text: TextFacts;
  readonly integer: NumberFacts;
  readonly number: NumberFacts;
  readonly boolean: FieldFacts;
  readonly time: FieldFacts;
  readonly state: StateFacts;
  readonly choice: FieldFacts & { readonly values: readonly string[] };
  readonly texts: TextsFacts;
  readonly json: JsonFacts<unknown, S>;
  readonly ref: RefFacts<S> & Pointer;
  readonly refs: RefsFacts<S> & Pointer;
}

export type FieldKind = keyof FactsByKind<string>;

type FactNames<K extends FieldKind = FieldKind> = {
  [Kind in K]: keyof FactsByKind<string>[Kind];
}[K];

/** What other kinds have: it may be looked for in a field of any kind, and is not there. */
type Absent<K extends FieldKind> = { readonly [M in Exclude<FactNames, FactNames<K>>]?: undefined };

/** A field of one kind. `T` and `A` exist for types only: what an answer holds, whether it always does. */
export type FieldOf<
  K extends FieldKind,
  S extends string = string,
  T = unknown,
  A extends boolean = boolean,
> = FactsByKind<S>[K] &
  Absent<K> & {
    readonly kind: K;
    readonly about: string;
    readonly holds?: { readonly value: T; readonly always: A };
  };

/** A field as the rest of the program sees it. */
export type Field = { [K in FieldKind]: FieldOf<K> }[FieldKind];

/** What a field names of those beside it, where `S` are these. */
export interface NamesSiblings<S extends string> {
  readonly within?: S | undefined;
  readonly single?: S | undefined;
  readonly keyedBy?: { readonly ref: S } | undefined;
}

/** A field that holds what leads to things of another resource. */
export type ReferenceField = FieldOf<'ref'> | FieldOf<'refs'>;

export type Fields = Readonly<Record<string, Field>>;

/** The names of fields. */
export type FieldNames<F extends Fields> = Extract<keyof F, string>;

/** The type of one field's value. */
type Held<F> = F extends { readonly holds?: { readonly value: infer T } } ? T : never;

interface AlwaysThere {
  readonly holds?: { readonly value: unknown; readonly always: true };
}

/** The type of an answer with these fields: those the platform always sends are required. */
export type RowOf<F extends Fields> = {
  -readonly [K in keyof F as F[K] extends AlwaysThere ? K : never]: Held<F[K]>;
} & {
  -readonly [K in keyof F as F[K] extends AlwaysThere ? never : K]?: Held<F[K]>;
};
