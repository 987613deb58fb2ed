/** The functions that describe fields. */

import type {
  Agreement,
  FieldFacts,
  FieldKind,
  FieldOf,
  JsonFacts,
  NumberFacts,
  RefFacts,
  RefsFacts,
  StateFacts,
  TextFacts,
  TextsFacts,
} from '../fields.ts';
import type { Limit } from '../rules/limits.ts';
import type { Noun } from './nouns.ts';

type Value<T, F> = F extends { readonly nullable: true } ? T | null : T;
type Always<F> = F extends { readonly always: true } ? true : false;
type NewField<K extends FieldKind, T, F, S extends string = never> = FieldOf<
  K,
  S,
  Value<T, F>,
  Always<F>
>;

/** Limits that are data of the platform. `S` are the sibling fields that they name. */
interface Limits<S extends string> {
  readonly limits?: readonly Limit<S>[];
}

/** The given facts; a fact that this kind of field does not have is a type error. */
type Only<Allowed, F> = F & { readonly [M in Exclude<keyof F, keyof Allowed>]: never };

/** The id assigned by the platform: 24 hex digits in all samples, but any string is accepted. */
export const id = (about = 'ID'): FieldOf<'id', never, string, true> => ({
  kind: 'id',
  about,
  always: true,
});

/** The id of something that no list shows: it can only be given as an id. */
export const foreignId = <const F extends FieldFacts>(
  about: string,
  facts?: Only<FieldFacts, F>,
): NewField<'id', string, F> => ({ kind: 'id', about, ...facts });

/** A string. */
export const text = <const F extends TextFacts, const S extends string = never>(
  about: string,
  facts?: Only<TextFacts, F> & Limits<S>,
): NewField<'text', string, F, NoInfer<S>> => ({
  kind: 'text',
  about,
  ...facts,
});

/** An IPv4 address; the platform may also send null, an empty string or 0.0.0.0 for none. */
export const ip = <const F extends FieldFacts>(
  about: string,
  facts?: Only<FieldFacts, F>,
): NewField<'text', string, F> => ({
  kind: 'text',
  format: 'ip',
  about,
  ...facts,
});

/** An IPv4 network in CIDR notation, such as `10.0.0.0/16`. */
export const cidr = <const F extends FieldFacts>(
  about: string,
  facts?: Only<FieldFacts, F>,
): NewField<'text', string, F> => ({
  kind: 'text',
  format: 'cidr',
  about,
  ...facts,
});

/** A whole number. */
export const integer = <const F extends NumberFacts, const S extends string = never>(
  about: string,
  facts?: Only<NumberFacts, F> & Limits<S>,
): NewField<'integer', number, F, NoInfer<S>> => ({ kind: 'integer', about, ...facts });

/** A number that may be a fraction. */
export const number = <const F extends NumberFacts, const S extends string = never>(
  about: string,
  facts?: Only<NumberFacts, F> & Limits<S>,
): NewField<'number', number, F, NoInfer<S>> => ({
  kind: 'number',
  about,
  ...facts,
});

/** True or false. */
export const boolean = <const F extends FieldFacts>(
  about: string,
  facts?: Only<FieldFacts, F>,
): NewField<'boolean', boolean, F> => ({ kind: 'boolean', about, ...facts });

/** A time, sent as ISO 8601. */
export const time = <const F extends FieldFacts>(
  about: string,
  facts?: Only<FieldFacts, F>,
): NewField<'time', string, F> => ({
  kind: 'time',
  about,
  ...facts,
});

/** One of a fixed set of words. */
export const choice = <const V extends string, const F extends FieldFacts>(
  values: readonly V[],
  about: string,
  facts?: Only<FieldFacts, F>,
): NewField<'choice', V, F> => ({ kind: 'choice', about, values, ...facts });

/** A life-cycle state. Without `values` the states are undocumented and shown as received. */
export const state = <const V extends string, const F extends StateFacts<V>>(
  about: string,
  facts?: Only<StateFacts, F> & StateFacts<V>,
): NewField<
  'state',
  F extends { readonly values: readonly (infer W extends string)[] } ? W : string,
  F
> => ({
  kind: 'state',
  about,
  ...facts,
});

/** A list of strings. */
export const texts = <const F extends TextsFacts>(
  about: string,
  facts?: Only<TextsFacts, F>,
): NewField<'texts', string[], F> => ({
  kind: 'texts',
  about,
  ...facts,
});

/**
 * A free-form JSON value; its flag accepts its notation, JSON, `@file` or `@-`. `S` is the
 * sibling field that determines its keys.
 */
export const json = <T = unknown, const S extends string = never>(
  about: string,
  facts?: JsonFacts<T, S>,
): FieldOf<'json', NoInfer<S>, T, false> => ({ kind: 'json', about, ...facts });

/** The siblings that a reference names: the one that identifies its parent, and those it agrees with. */
interface RefSiblings<S extends string> {
  readonly within?: S;
  readonly agrees?: readonly Agreement<S>[];
}

/** The id of a row of another resource. `S` are the sibling fields that it names. */
export const ref = <const F extends RefFacts, const S extends string = never>(
  to: Noun,
  about: string,
  facts?: Only<RefFacts, F> & RefSiblings<S>,
): FieldOf<'ref', NoInfer<S>, Value<string, F>, Always<F>> => ({
  kind: 'ref',
  to,
  about,
  ...facts,
});

/**
 * The ids of rows of another resource. `S` is the sibling field that a single id is sent as, or the
 * one that leads to their parent.
 */
export const refs = <const F extends RefsFacts, const S extends string = never>(
  to: Noun,
  about: string,
  facts?: Only<RefsFacts, F> & { readonly single?: S; readonly within?: S },
): FieldOf<'refs', NoInfer<S>, Value<string[], F>, Always<F>> => ({
  kind: 'refs',
  to,
  about,
  ...facts,
});
