/**
 * Fields: what one member of a resource holds. From a field follow its flag, its checks, its
 * column, its place in help, its TypeScript type and what the sandbox demands of it.
 */

import type { Notation } from './notations/notation.ts';

export type FieldKind =
  | 'id'
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'time'
  | 'state'
  | 'choice'
  | 'texts'
  | 'json'
  | 'ref'
  | 'refs';

/** What can be said of any field. */
export interface FieldFacts {
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

interface NumberFacts extends FieldFacts {
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

interface TextFacts extends FieldFacts {
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

interface TextsFacts extends FieldFacts {
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

interface JsonFacts<T> extends FieldFacts {
  /** It is an object, never a list or a single value. */
  readonly object?: true;
  /** How a flag writes it, where JSON would be a burden. */
  readonly notation?: Notation<T>;
  /** Members, at any depth, that hold the id of a thing: which resource it is of, by name. */
  readonly refersBy?: Readonly<Record<string, string>>;
  /** It has a text for each word that a field of a sibling reference's row lists. */
  readonly keyedBy?: { readonly ref: string; readonly field: string };
}

interface RefsFacts extends FieldFacts {
  /**
   * The older field a single reference is sent under, where that is the form better witnessed.
   * Several references always go under the plural field.
   */
  readonly single?: string;
}

/** A thing as the platform sent it, as far as checks look into it. */
type Row = Readonly<Record<string, unknown>>;

/**
 * What keeps a thing from being referred to by another one, in words that follow its name: `is in
 * another cloud account`. `undefined` when nothing does. `before` is the thing that refers as it was,
 * `referring` as it is to be.
 */
export type Fits = (referred: Row, referring: Row, before: Row) => string | undefined;

interface RefFacts extends FieldFacts {
  /** What has to hold of the two, as far as their fields show. */
  readonly fits?: Fits;
  /**
   * For a target that is listed under a parent: the sibling reference whose row names the parent.
   * A server plan is looked up at the provider of the cloud account.
   */
  readonly within?: string;
}

/** A field as the rest of the program sees it. `T` and `A` exist for types only. */
export interface Field<T = unknown, A extends boolean = boolean> extends FieldFacts {
  readonly kind: FieldKind;
  readonly about: string;
  /** Resource a reference points at, as `namespace noun`. */
  readonly to?: string;
  /** Values of a choice or a state. */
  readonly values?: readonly string[];
  /** States at work, states that pass by themselves, states that wait for a person. */
  readonly good?: readonly string[];
  readonly passing?: readonly string[];
  readonly failed?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly pattern?: Form;
  readonly inputForm?: Form;
  readonly normal?: (text: string) => string;
  readonly long?: true;
  readonly format?: TextFormat;
  readonly single?: string;
  readonly within?: string;
  readonly fits?: Fits;
  readonly object?: true;
  readonly notation?: Notation;
  readonly refersBy?: Readonly<Record<string, string>>;
  readonly keyedBy?: { readonly ref: string; readonly field: string };
  /** Present in types only: what an answer holds, and whether it always does. */
  readonly holds?: { readonly value: T; readonly always: A };
}

export type Fields = Readonly<Record<string, Field>>;

type Value<T, F extends FieldFacts> = F extends { readonly nullable: true } ? T | null : T;
type Always<F extends FieldFacts> = F extends { readonly always: true } ? true : false;
type Made<T, F extends FieldFacts> = Field<Value<T, F>, Always<F>>;

/** The type of one field's value. */
export type Held<F extends Field> = F extends Field<infer T, boolean> ? T : never;

/** The type of an answer with these fields: those the platform always sends are required. */
export type RowOf<F extends Fields> = {
  -readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: Held<F[K]>;
} & {
  -readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: Held<F[K]>;
};

/** The identifier the platform gives: 24 hex digits in every sample, any text in principle. */
export const id = (about = 'Identifier'): Field<string, true> => ({
  kind: 'id',
  about,
  always: true,
});

/** Free text. */
export const text = <const F extends TextFacts>(about: string, facts?: F): Made<string, F> => ({
  kind: 'text',
  about,
  ...facts,
});

/** An IPv4 address; the platform may also say null, an empty string or 0.0.0.0 for none. */
export const ip = <const F extends FieldFacts>(about: string, facts?: F): Made<string, F> => ({
  kind: 'text',
  format: 'ip',
  about,
  ...facts,
});

/** An IPv4 network in CIDR notation, such as `10.0.0.0/16`. */
export const cidr = <const F extends FieldFacts>(about: string, facts?: F): Made<string, F> => ({
  kind: 'text',
  format: 'cidr',
  about,
  ...facts,
});

/** A whole number. */
export const integer = <const F extends NumberFacts>(
  about: string,
  facts?: F,
): Made<number, F> => ({ kind: 'integer', about, ...facts });

/** A number that may be a fraction. */
export const number = <const F extends NumberFacts>(about: string, facts?: F): Made<number, F> => ({
  kind: 'number',
  about,
  ...facts,
});

/** True or false. */
export const boolean = <const F extends FieldFacts>(
  about: string,
  facts?: F,
): Made<boolean, F> => ({ kind: 'boolean', about, ...facts });

/** A moment, ISO 8601 on the wire. */
export const time = <const F extends FieldFacts>(about: string, facts?: F): Made<string, F> => ({
  kind: 'time',
  about,
  ...facts,
});

/** One of a fixed set of words. */
export const choice = <const V extends string, const F extends FieldFacts>(
  values: readonly V[],
  about: string,
  facts?: F,
): Made<V, F> => ({ kind: 'choice', about, values, ...facts });

interface StateFacts<V extends string> extends FieldFacts {
  readonly values?: readonly V[];
  /** Values in which it is at work. */
  readonly good?: readonly NoInfer<V>[];
  /** Values that pass by themselves. */
  readonly passing?: readonly NoInfer<V>[];
  /** Values that wait for a person after a failure. */
  readonly failed?: readonly NoInfer<V>[];
}

/** A life-cycle state. Without `values` no source lists the states: they are shown as they come. */
export const state = <const V extends string, const F extends StateFacts<V>>(
  about: string,
  facts?: F & StateFacts<V>,
): Made<F extends { readonly values: readonly (infer W extends string)[] } ? W : string, F> => ({
  kind: 'state',
  about,
  ...facts,
});

/** A list of texts. */
export const texts = <const F extends TextsFacts>(about: string, facts?: F): Made<string[], F> => ({
  kind: 'texts',
  about,
  ...facts,
});

/** A free-form JSON value; a flag takes it in its notation, as JSON, `@file` or `@-`. */
export const json = <T = unknown, const F extends JsonFacts<T> = JsonFacts<T>>(
  about: string,
  facts?: F,
): Made<T, F> => ({ kind: 'json', about, ...facts });

/** The id of one thing of another resource. */
export const ref = <const F extends RefFacts>(
  to: string,
  about: string,
  facts?: F,
): Made<string, F> => ({ kind: 'ref', to, about, ...facts });

/** The ids of several things of another resource. */
export const refs = <const F extends RefsFacts>(
  to: string,
  about: string,
  facts?: F,
): Made<string[], F> => ({ kind: 'refs', to, about, ...facts });
