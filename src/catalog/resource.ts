import type { FieldNames, Fields, NamesSiblings, RowOf } from './fields.ts';
import type { Summary } from './summaries.ts';
import type { ActionNames, ListViewNames, NamesVerbs, Verb, Verbs } from './verb-forms.ts';
import type { ApiVersion, VersionFacts } from './versions/api-version.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** What is said of any resource: `K` are its fields, `L` its views that list. */
interface Facts<K extends string, L extends string> extends VersionFacts {
  /** Where its things are, below the version; a parent of theirs may stand in braces. */
  readonly path: string;
  readonly about: string;
  /** What one of them is called in a sentence; from the noun unless said otherwise. */
  readonly title?: string;
  /** `resource_type` under which labels are put on it; gives it the verb `label`. */
  readonly labelable?: string;
  /** A name an operator might give one, for examples in help. */
  readonly sample: string;
  /** Field whose text is the name; a reference lends the name of what it points at. */
  readonly namedBy?: K;
  /** Field that tells things of one name apart: `Standard_B2s@westeurope`. */
  readonly toldApartBy?: K;
  /** Rows in which this field has a value belong to the platform itself and are left out. */
  readonly internal?: K;
  /** States of those that came to nothing: no reference means one of them. */
  readonly unusable?: readonly string[];
  /** There is one of it for each parent: its path leads to it without an id. */
  readonly only?: true;
  /** The resource its rows are rows of, where it is another view of that. */
  readonly rowsOf?: Noun;
  /** What tells one of them from others in a few words, beside its name and state. */
  readonly summary?: Summary<K>;
  /** The view that lists what one of them is made of, as a server array is of servers. */
  readonly members?: L;
  /** Columns of a table, the most important first. */
  readonly columns: readonly K[];
  /** Columns a wide table adds. */
  readonly wide?: readonly K[];
}

/** A resource as the rest of the program sees it. */
export interface Resource<F extends Fields = Fields, V extends Verbs = Verbs>
  extends Facts<string, string> {
  /** Namespace and noun, as in `cloud servers`; what is in the catalog has a `Noun`. */
  readonly noun: string;
  /** `cloud`; empty for what has none. */
  readonly namespace: string;
  /** `servers`. */
  readonly plural: string;
  /** `server`. */
  readonly singular: string;
  readonly title: string;
  /** Several of them. */
  readonly titles: string;
  readonly namedBy: string;
  readonly fields: F;
  /** What its things live in: stands in paths, never in a body or an answer. */
  readonly parents: Fields;
  readonly verbs: V;
  /** Fields that only other versions of the API have, with the first that has them. */
  readonly otherFields?: Readonly<Record<string, ApiVersion>>;
}

/** The type of an answer of a resource. */
export type Row<R extends { readonly fields: Fields }> = RowOf<R['fields']>;

const chooseArticle = (title: string): string => (/^([aeio]|SSH)/i.test(title) ? 'an' : 'a');

/** The line of help of the verbs that mean the same everywhere. */
const describeVerb = (verb: Verb, title: string): string => {
  switch (verb.kind) {
    case 'list':
      return `List ${title}s`;
    case 'show':
      return `Show ${chooseArticle(title)} ${title}`;
    case 'create':
      return `Create ${chooseArticle(title)} ${title}`;
    case 'update':
      return `Change ${chooseArticle(title)} ${title}`;
    case 'action':
      return `Destroy ${chooseArticle(title)} ${title}`;
    case 'label':
      return 'Put labels on, take labels off';
    case 'wait':
      return `Wait until ${chooseArticle(title)} ${title} is in a state, or gone`;
    default:
      return title;
  }
};

/** Whether things can be on their way: they have a state, and can be looked at here. */
const isWaitable = (
  { fields, rowsOf }: { readonly fields: Fields; readonly rowsOf?: Noun },
  verbs: readonly Verb[],
): boolean =>
  fields.state !== undefined &&
  rowsOf === undefined &&
  verbs.some(({ kind }) => kind === 'show' || kind === 'list');

/** The versions that have a field, for what follows from it. */
const selectVersions = ({ since, until }: VersionFacts = {}): VersionFacts => ({
  ...(since && { since }),
  ...(until && { until }),
});

/** Describes a resource. Its fields and verbs may name each other, and nothing that is not there. */
export const resource = <
  const N extends string,
  const F extends Fields,
  V extends Readonly<Record<string, Verb<FieldNames<F> | FieldNames<P>>>>,
  const P extends Fields = Record<never, never>,
>(
  noun: N,
  said: Facts<FieldNames<F>, ListViewNames<V>> & {
    readonly fields: F & Record<keyof F, NamesSiblings<FieldNames<F> | FieldNames<P>>>;
    /** What its things live in, where that is no field of theirs. */
    readonly parents?: P;
    readonly verbs: V & Record<keyof V, NamesVerbs<ActionNames<V>, ListViewNames<V>>>;
  },
): Resource<F, V> & { readonly noun: N } => {
  const space = noun.indexOf(' ');
  const plural = noun.slice(space + 1);
  const singular = plural.replace(/s$/, '');
  const title = said.title ?? singular.replaceAll('-', ' ');
  const verbs: Readonly<Record<string, Verb>> = {
    ...said.verbs,
    ...(isWaitable(said, Object.values(said.verbs)) && {
      wait: { kind: 'wait', ...selectVersions(said.fields.state) },
    }),
    ...(said.labelable && { label: { kind: 'label' } }),
  };
  return {
    ...said,
    noun,
    namespace: space < 0 ? '' : noun.slice(0, space),
    plural,
    singular,
    title,
    titles: `${title}s`,
    namedBy: said.namedBy ?? 'name',
    parents: said.parents ?? {},
    // The verbs that were given, by their names, with help and with those that follow from them.
    verbs: Object.fromEntries(
      Object.entries(verbs).map(([name, verb]) => [
        name,
        { ...verb, about: verb.about ?? describeVerb(verb, title) },
      ]),
    ) as V,
  };
};
