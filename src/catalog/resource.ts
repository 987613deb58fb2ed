import type { FieldNames, Fields, NamesSiblings, RowOf } from './fields.ts';
import type { MachineFacts } from './rules/machines.ts';
import type { Summary } from './summaries.ts';
import { isGuessedVerb } from './unconfirmed-paths.ts';
import type { FixedRows } from './verb-facts.ts';
import type {
  ActionNames,
  EditVerb,
  ListViewNames,
  NamesVerbs,
  UpdateVerb,
  Verb,
  Verbs,
} from './verb-forms.ts';
import type { VersionFacts } from './versions/api-version.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** The facts of a resource: `K` are its fields, `L` its views that list. */
interface Facts<K extends string, L extends string> extends VersionFacts {
  /** The path of the collection, below the version; may contain the parent in braces. */
  readonly path: string;
  readonly about: string;
  /** Its name in a sentence, in the singular; derived from the noun by default. */
  readonly title?: string;
  /** `resource_type` under which labels are put on it; gives it the verb `label`. */
  readonly labelable?: string;
  /** A sample name, for examples in help. */
  readonly sample: string;
  /** Field that holds the name; of a reference, the name of the referenced resource. Default: `name`. */
  readonly namedBy?: K;
  /** Field that distinguishes rows of the same name: `Standard_B2s@westeurope`. */
  readonly toldApartBy?: K;
  /** Several rows of a parent may have the same name. */
  readonly sharedNames?: true;
  /** Field that continues the name where a reference shows it: `Boot failed: no capacity`. */
  readonly explainedBy?: K;
  /** Rows with a value in this field are internal to the platform and hidden by default. */
  readonly internal?: K;
  /** States of unusable rows: references never resolve to one of them. */
  readonly unusable?: readonly string[];
  /** Rows that cannot be changed or deleted: refused before anything is sent. */
  readonly fixed?: readonly FixedRows<K>[];
  /** Each parent has exactly one: its path needs no id. */
  readonly only?: true;
  /**
   * Its rows are rows of other resources, addressed by kind and id. `kind` is the field with the
   * kind; `references` are the fields that refer to the row of each kind.
   */
  readonly pointsBy?: { readonly kind: K; readonly references: Readonly<Record<string, K>> };
  /** The resource its rows belong to, if this is another view of that resource. */
  readonly rowsOf?: Noun;
  /** A short description of one row, shown beside its name and state. */
  readonly summary?: Summary<K>;
  /** The field by which `imco status` reports rows: those that failed, or those that are busy. */
  readonly overview?: { readonly failed?: K; readonly busy?: K };
  /** The view that lists its members, such as the servers of a server array. */
  readonly members?: L;
  /** Its rows are machines, which have addresses. */
  readonly machine?: MachineFacts<K>;
  /** Columns of a table, the most important first. */
  readonly columns: readonly K[];
  /** Additional columns of a wide table. */
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
  /** The field with the state of a row: `state`, or the only field of that kind. */
  readonly stateField: string;
  readonly fields: F;
  /** The parents of its rows: part of paths, never of a request body or a response. */
  readonly parents: Fields;
  readonly verbs: V;
  /** Fields that only other versions of the API have; set by `catalogFor`. */
  readonly otherFields?: Fields;
}

/** The type of one row of a resource. */
export type Row<R extends { readonly fields: Fields }> = RowOf<R['fields']>;

const chooseArticle = (title: string): string => (/^([aeio]|SSH)/i.test(title) ? 'an' : 'a');

/** The default description of a verb, for help. */
const describeVerb = (verb: Verb, title: string): string => {
  switch (verb.kind) {
    case 'list':
      return `List ${title}s`;
    case 'show':
      return `Show ${chooseArticle(title)} ${title}`;
    case 'create':
      return `Create ${chooseArticle(title)} ${title}`;
    case 'update':
      return `Update ${chooseArticle(title)} ${title}`;
    case 'action':
      return `Delete ${chooseArticle(title)} ${title}`;
    case 'edit':
      return `Edit ${chooseArticle(title)} ${title} in your editor`;
    case 'label':
      return 'Add or remove labels';
    case 'add':
      return `Add ${title}s`;
    case 'compare':
      return `Show how ${title}s differ`;
    case 'wait':
      return `Wait until ${chooseArticle(title)} ${title} reaches a state or is deleted`;
    default:
      return title;
  }
};

/** The field with the state of a row; `state` if there is none. */
const findStateField = (fields: Fields): string =>
  fields.state
    ? 'state'
    : (Object.keys(fields).find((key) => fields[key]?.kind === 'state') ?? 'state');

/** Whether things can be on their way: they have a state, and can be looked at here. */
const isWaitable = (
  { fields, rowsOf }: { readonly fields: Fields; readonly rowsOf?: Noun },
  verbs: readonly Verb[],
): boolean =>
  fields[findStateField(fields)] !== undefined &&
  verbs.some(({ kind }) => kind === 'show' || (kind === 'list' && rowsOf === undefined));

/** The verb that shows single rows. */
const findShowVerb = (verbs: readonly Verb[]): Verb | undefined =>
  verbs.find(({ kind }) => kind === 'show');

/** The versions that have a field, for what follows from it. */
const selectVersions = ({ since, until }: VersionFacts = {}): VersionFacts => ({
  ...(since && { since }),
  ...(until && { until }),
});

/** Whether an update can change anything that may be shown. */
const isEditable = (fields: Fields, verb: Verb): verb is UpdateVerb =>
  verb.kind === 'update' && verb.takes.some((key) => fields[key] && !fields[key].secret);

/** Verbs by name, with `edit` after the update that sends what was edited. */
const withEdit = (
  noun: string,
  fields: Fields,
  verbs: Readonly<Record<string, Verb>>,
): Readonly<Record<string, Verb>> =>
  Object.fromEntries(
    Object.entries(verbs).flatMap(([name, verb]): [string, Verb][] => {
      if (!isEditable(fields, verb)) return [[name, verb]];
      const edit: EditVerb = {
        kind: 'edit',
        by: name,
        ...selectVersions(verb),
        ...(verb.note && { note: verb.note }),
        ...(isGuessedVerb(noun, name) && { unconfirmed: true as const }),
      };
      return [
        [name, verb],
        ['edit', edit],
      ];
    }),
  );

/** Describes a resource. The compiler checks the fields and verbs that its facts name. */
export const resource = <
  const N extends string,
  const F extends Fields,
  V extends Readonly<Record<string, Verb<FieldNames<F> | FieldNames<P>>>>,
  const P extends Fields = Record<never, never>,
>(
  noun: N,
  said: Facts<FieldNames<F>, ListViewNames<V>> & {
    readonly fields: F & Record<keyof F, NamesSiblings<FieldNames<F> | FieldNames<P>>>;
    /** The parents of its rows, if they are not among its fields. */
    readonly parents?: P;
    readonly verbs: V & Record<keyof V, NamesVerbs<ActionNames<V>, ListViewNames<V>>>;
  },
): Resource<F, V> & { readonly noun: N } => {
  const space = noun.indexOf(' ');
  const plural = noun.slice(space + 1);
  const singular = plural.replace(/s$/, '');
  const title = said.title ?? singular.replaceAll('-', ' ');
  const shows = findShowVerb(Object.values(said.verbs));
  const verbs: Readonly<Record<string, Verb>> = {
    ...withEdit(noun, said.fields, said.verbs),
    // The only row of a parent is not named, so there is nothing to name a second one by.
    ...(shows && !said.only && { compare: { kind: 'compare', ...selectVersions(shows) } }),
    ...(isWaitable(said, Object.values(said.verbs)) && {
      wait: { kind: 'wait', ...selectVersions(said.fields[findStateField(said.fields)]) },
    }),
    ...(said.labelable && {
      label: { kind: 'label', ...selectVersions(said.fields.label_ids) },
    }),
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
    stateField: findStateField(said.fields),
    parents: said.parents ?? {},
    // The given verbs by name, with their help, and the verbs derived from the fields.
    verbs: Object.fromEntries(
      Object.entries(verbs).map(([name, verb]) => [
        name,
        {
          ...verb,
          about: verb.about ?? describeVerb(verb, title),
          ...(isGuessedVerb(noun, name) && { unconfirmed: true as const }),
        },
      ]),
    ) as V,
  };
};
