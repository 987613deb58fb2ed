/**
 * Fields: the members of a resource. A field determines its flag, checks, column, help text and
 * TypeScript type, and what the sandbox requires.
 */

import type { Notation } from './notations/notation.ts';
import type { Limit } from './rules/limits.ts';
import type { ApiVersion, VersionFacts } from './versions/api-version.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** A row as the platform sent it. */
type Row = Readonly<Record<string, unknown>>;

/** Computes the value of a field; undefined if the row has none. `now` is in ms since 1970. */
export type Derivation = (row: Row, now: number) => unknown;

/** The facts of any field. */
export interface FieldFacts extends VersionFacts {
  /** What a version of the API calls it, where that is not the name it has here. */
  readonly calledIn?: { readonly [V in ApiVersion]?: string };
  /** The platform always sends it; any other field may be missing in a response. */
  readonly always?: true;
  /** The platform may send null, and an empty flag clears it. */
  readonly nullable?: true;
  /** Never printed, logged, cached or taken as a flag. */
  readonly secret?: true;
  /** A secret that no flag shows: nobody needs it back. */
  readonly neverShown?: true;
  /** Only sent, never part of a response. */
  readonly inputOnly?: true;
  /** Computed by imco from the rest of the row; the platform neither sends nor accepts it. */
  readonly derive?: Derivation;
  /** Why not to use it: it exists for old clients. It has no flag. */
  readonly deprecated?: string;
  /** Not documented as input. */
  readonly unconfirmed?: true;
  /** The name of its flag, if it differs from the field's name. */
  readonly flag?: string;
  /** Its heading in tables, in lower case, if its name is not an operator's word for it. */
  readonly heading?: string;
  /** A sample value, for examples in help. */
  readonly sample?: string;
  /** Aliases of its flag. */
  readonly also?: readonly string[];
}

export interface NumberFacts<S extends string = string> extends FieldFacts {
  /** Limits that are data of the platform, such as those of a plan. */
  readonly limits?: readonly Limit<S>[];
  readonly min?: number;
  readonly max?: number;
  /** Unit for help and column headers, such as `GB`. */
  readonly unit?: string;
}

/** The allowed form of a string, and how messages describe it. */
interface Form {
  readonly test: RegExp;
  readonly says: string;
}

export interface TextFacts<S extends string = string> extends FieldFacts {
  /** Limits that are data of the platform, such as those of a plan. */
  readonly limits?: readonly Limit<S>[];
  /** The form that imco requires of it, or of each element; stricter than documented. */
  readonly inputForm?: Form;
  /** The documented characters, and how messages describe them. */
  readonly pattern?: Form;
  /**
   * Its flag also accepts a file: `@path`, or `@-` for stdin. A secret is the exact content of the
   * file, including line ends.
   */
  readonly long?: true;
  /** A secret that is sent as it is in the file, but for the line end of a single line. */
  readonly verbatim?: true;
  /** Its flag takes a file, or `-` for stdin, as that of a secret does: `--certificate-file`. */
  readonly file?: true;
  readonly format?: TextFormat;
}

export interface TextsFacts extends FieldFacts {
  readonly inputForm?: Form;
  /** Converts an element from another notation to the form that is sent. */
  readonly normal?: (text: string) => string;
  /** The format of each element. */
  readonly format?: TextFormat;
}

/**
 * The format of a string: an IPv4 address, an IPv4 network in CIDR notation, an SSH key, or in PEM one
 * certificate, one or more certificates, or a private key without a passphrase.
 */
export type TextFormat =
  | 'ip'
  | 'cidr'
  | 'ssh-public-key'
  | 'ssh-private-key'
  | 'certificate'
  | 'certificates'
  | 'private-key';

export interface StateFacts<V extends string = string> extends FieldFacts {
  readonly values?: readonly V[];
  /** No source lists the values: these are assumed, and others are shown as received. */
  readonly assumed?: true;
  /** Values of a working resource. */
  readonly good?: readonly NoInfer<V>[];
  /** Transitional values. */
  readonly passing?: readonly NoInfer<V>[];
  /** Values after a failure; they do not change without an operator. */
  readonly failed?: readonly NoInfer<V>[];
}

export interface JsonFacts<T = unknown, S extends string = string> extends FieldFacts {
  /** Always an object, never a list or a single value. */
  readonly object?: true;
  /** The short form for its flag, in place of JSON. */
  readonly notation?: Notation<T>;
  /** Members, at any depth, that hold an id, with the resource of that id. */
  readonly refersBy?: Readonly<Record<string, Noun>>;
  /** It has one string for each key listed in a field of the row that a sibling refers to. */
  readonly keyedBy?: { readonly ref: S; readonly field: string };
  /**
   * It has values for parameters, which are declared with their types in a field of the row that a
   * sibling refers to.
   */
  readonly declaredBy?: { readonly ref: S; readonly field: string };
  /** The platform holds it as JSON text in a string: it is sent as text, and shown as JSON. */
  readonly inText?: true;
  /** Its text in tables, such as `2 CPU 4 GB`; undefined for a value of another form. */
  readonly brief?: (value: unknown) => string | undefined;
}

export interface RefsFacts<S extends string = string> extends FieldFacts {
  /**
   * The older sibling field that a single reference is sent as, if that form is documented better.
   * Several references are always sent as the plural field.
   */
  readonly single?: S;
  /** For targets that are listed under a parent: the sibling reference, as for a single one. */
  readonly within?: S;
}

/**
 * Why a row cannot be referred to by another one, as the end of a sentence: `is in another cloud
 * account`; `undefined` if it can. `before` and `referring` are the referring row before and after
 * the change.
 */
export type Fits = (referred: Row, referring: Row, before: Row) => string | undefined;

/** A value that a referred row shares with what the request says, each at the end of references. */
export interface Agreement<S extends string = string> {
  /** The references from the referred row, and the field of the value. */
  readonly its: readonly [string, ...string[]];
  /** The same from the request. */
  readonly with: readonly [S, ...string[]];
}

export interface RefFacts<S extends string = string> extends FieldFacts {
  /** Checks that the two rows fit together. */
  readonly fits?: Fits;
  /** Of several rows of one name, those that agree are meant: the plan in the region of the VPC. */
  readonly agrees?: readonly Agreement<S>[];
  /** A field of the referred row that must be true for the first row of a parent. */
  readonly firstNeeds?: string;
  /**
   * For a target that is listed under a parent: the sibling reference whose row names the parent.
   * A server plan is resolved at the provider of the cloud account.
   */
  readonly within?: S;
}

/** The resource that a reference refers to. */
interface Pointer {
  readonly to: Noun;
}

/** The facts of a field of each kind. `S` are the sibling fields that it may name. */
interface FactsByKind<S extends string> {
  readonly id: FieldFacts;
  readonly text: TextFacts<S>;
  readonly integer: NumberFacts<S>;
  readonly number: NumberFacts<S>;
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

/** The facts of other kinds: readable on any field, but always undefined. */
type Absent<K extends FieldKind> = { readonly [M in Exclude<FactNames, FactNames<K>>]?: undefined };

/** A field of one kind. `T` and `A` only exist for types: its value in a response, and whether it is always sent. */
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

/** The sibling fields that a field names; `S` are the existing ones. */
export interface NamesSiblings<S extends string> {
  readonly within?: S | undefined;
  readonly single?: S | undefined;
  readonly keyedBy?: { readonly ref: S } | undefined;
  readonly declaredBy?: { readonly ref: S } | undefined;
  readonly limits?: readonly Limit<S>[] | undefined;
  readonly agrees?: readonly Agreement<S>[] | undefined;
}

/** A field that holds ids of another resource. */
export type ReferenceField = FieldOf<'ref'> | FieldOf<'refs'>;

export type Fields = Readonly<Record<string, Field>>;

/** The names of fields. */
export type FieldNames<F extends Fields> = Extract<keyof F, string>;

/** The type of one field's value. */
type Held<F> = F extends { readonly holds?: { readonly value: infer T } } ? T : never;

interface AlwaysThere {
  readonly holds?: { readonly value: unknown; readonly always: true };
}

/** The type of a row with these fields: those that the platform always sends are required. */
export type RowOf<F extends Fields> = {
  -readonly [K in keyof F as F[K] extends AlwaysThere ? K : never]: Held<F[K]>;
} & {
  -readonly [K in keyof F as F[K] extends AlwaysThere ? never : K]?: Held<F[K]>;
};
