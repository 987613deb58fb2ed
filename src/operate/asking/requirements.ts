/** What the command line of a verb has to say: only what follows from the catalog. */
import {
  findListVerb,
  findParents,
  getCollectionPath,
  getCreatePath,
  getItemPath,
} from '../../catalog/paths.ts';
import { findTakenParents } from '../../catalog/rules/list-parents.ts';
import { listPointerFlags } from '../../catalog/rules/pointers.ts';
import {
  type AnswerField,
  type CreateVerb,
  choice,
  type Field,
  type Fields,
  findBrokenRules,
  type InputRule,
  type ListVerb,
  type Resource,
  refs,
  type Verb,
} from '../../catalog/vocabulary.ts';
import { requireSomeFields } from '../input/body.ts';
import type { GivenValue } from '../input/values.ts';

/** A further argument, at its place among the arguments of the command. */
export interface WordRequirement {
  readonly place: number;
  readonly question: string;
  /** The field whose elements it has; a path without one. */
  readonly field?: Field;
}

/** What a verb requires on its command line. */
export interface Requirements {
  /** How many targets it takes as arguments. */
  readonly targets: 'none' | 'one' | 'several';
  /** Parents in its path, each with a flag. */
  readonly parents: Fields;
  /** These, and those that limit where names are searched. */
  readonly takenParents: Fields;
  readonly word?: WordRequirement;
  /** A row of a view of the target. */
  readonly pick?: AnswerField;
  readonly fields: Fields;
  readonly needs: readonly string[];
  readonly rules: readonly InputRule[];
}

/** What a command line says. */
export interface GivenInput {
  /** Whether it names or selects targets. */
  readonly hasTargets: boolean;
  /** Its target words; empty if targets are selected in another way. */
  readonly targets: readonly string[];
  readonly hasWord: boolean;
  readonly parents: Readonly<Record<string, GivenValue>>;
  readonly fields: Readonly<Record<string, GivenValue>>;
  readonly picked: string | undefined;
}

const nothing: Requirements = {
  targets: 'none',
  parents: {},
  takenParents: {},
  fields: {},
  needs: [],
  rules: [],
};

const requireParents = (
  resource: Resource,
  path: string,
): Pick<Requirements, 'parents' | 'takenParents'> => ({
  parents: findParents(resource, path),
  takenParents: findTakenParents(resource, path),
});

/** Whether the rows that a verb could act on can be listed without knowing more. */
const isListed = (resource: Resource): boolean => {
  const list = findListVerb(resource);
  return list !== undefined && (list.needs ?? []).length === 0;
};

const requireTargets = (
  resource: Resource,
  targets: 'one' | 'several',
): Pick<Requirements, 'targets' | 'parents' | 'takenParents'> => ({
  targets: resource.only || !isListed(resource) ? 'none' : targets,
  ...requireParents(resource, getItemPath(resource)),
});

const atLeastOneOf = (fields: Fields): readonly InputRule[] => [
  { kind: 'at-least-one', fields: Object.keys(fields) },
];

/** The labels to add and to remove, as fields. */
const labelFields: Fields = {
  add: refs('labels', 'Labels to add', { flag: 'add' }),
  remove: refs('labels', 'Labels to remove', { flag: 'remove' }),
};

const requireForCreate = (resource: Resource, verb: CreateVerb): Requirements => {
  const { needs, takes = [], rules = [] } = verb;
  const fields = requireSomeFields(resource.fields, [...needs, ...takes]);
  return {
    ...nothing,
    ...requireParents(resource, getCreatePath(resource, verb)),
    fields,
    // A create asks for its secrets itself, without echo, when all else is known.
    needs: needs.filter((key) => !fields[key]?.secret),
    rules,
  };
};

const requireForList = ({ filters = {}, needs = [] }: ListVerb): Requirements => ({
  ...nothing,
  fields: filters,
  needs,
});

/** The requirements of a verb; undefined if what it lacks is never asked for. */
export const findRequirements = (resource: Resource, verb: Verb): Requirements | undefined => {
  switch (verb.kind) {
    case 'list':
      return requireForList(verb);
    case 'show':
    case 'wait':
    case 'compare':
      return { ...nothing, ...requireTargets(resource, 'several') };
    case 'view':
    case 'edit':
    case 'download':
    case 'ssh':
    case 'address':
      return { ...nothing, ...requireTargets(resource, 'one') };
    case 'create':
      return requireForCreate(resource, verb);
    case 'update': {
      const fields = requireSomeFields(resource.fields, verb.takes);
      const isSecret = Object.values(fields).every(({ secret }) => secret);
      const rules = isSecret ? [] : atLeastOneOf(fields);
      return { ...nothing, ...requireTargets(resource, 'one'), fields, rules };
    }
    case 'action': {
      const { pick, sends: fields = {} } = verb;
      const targets = requireTargets(resource, 'several');
      return { ...nothing, ...targets, ...(pick && { pick }), fields, needs: Object.keys(fields) };
    }
    case 'choice': {
      const fields = { [verb.flag]: choice(Object.keys(verb.among), verb.chooses) };
      return { ...nothing, ...requireTargets(resource, 'several'), fields, needs: [verb.flag] };
    }
    case 'label':
      return {
        ...nothing,
        ...requireTargets(resource, 'several'),
        fields: labelFields,
        rules: atLeastOneOf(labelFields),
      };
    case 'amend': {
      const field = resource.fields[verb.field];
      const [about] = (field?.about ?? '').split(/[,;:]/);
      const word = field && { place: 1, question: `${about} to ${verb.change}`, field };
      return { ...nothing, ...requireTargets(resource, 'one'), ...(word && { word }) };
    }
    case 'add': {
      const fields = listPointerFlags(resource);
      const parents = requireParents(resource, getCollectionPath(resource));
      return { ...nothing, ...parents, fields, rules: atLeastOneOf(fields) };
    }
    case 'make': {
      const { sends: fields, needs, rules = [] } = verb;
      return { ...nothing, ...requireTargets(resource, 'one'), fields, needs, rules };
    }
    case 'export': {
      const { sends: fields, rules = [] } = verb;
      return { ...nothing, fields, rules };
    }
    case 'upload':
      return {
        ...nothing,
        ...requireParents(resource, getCollectionPath(resource)),
        word: { place: 0, question: 'File to upload' },
        fields: requireSomeFields(resource.fields, verb.takes),
        needs: verb.needs ?? [],
      };
    default:
      return undefined;
  }
};

/** Whether a command line lacks something that is required. */
export const hasGap = (
  { targets, parents, word, pick, needs, rules }: Requirements,
  given: GivenInput,
): boolean =>
  (targets !== 'none' && !given.hasTargets) ||
  (word !== undefined && !given.hasWord) ||
  (pick !== undefined && given.picked === undefined) ||
  Object.keys(parents).some((key) => given.parents[key] === undefined) ||
  needs.some((key) => given.fields[key] === undefined) ||
  findBrokenRules(rules, { sent: given.fields }).some(({ problem }) => problem === 'missing');
