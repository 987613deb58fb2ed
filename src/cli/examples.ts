import { flagOf } from '../catalog/flags.ts';
import { resourceOf } from '../catalog/index.ts';
import type { Field, Resource, Verb } from '../catalog/vocabulary.ts';
import { quoted } from '../shell-word.ts';

/** A value an operator might give for a field. */
const sampleOf = (field: Field): string => {
  if (field.to) return quoted(resourceOf(field.to).sample);
  if (field.secret) return 'key.pem';
  if (field.kind === 'integer' || field.kind === 'number') return String(field.min ?? 1);
  return field.values?.[0] ?? 'web-1';
};

const flagExample = (resource: Resource, key: string): string => {
  const field = resource.fields[key];
  if (!field) return '';
  const value = key === resource.namedBy ? quoted(resource.sample) : sampleOf(field);
  return `--${flagOf(key, field)} ${value}`;
};

const flags = (resource: Resource, keys: readonly string[]): string =>
  keys.map((key) => flagExample(resource, key)).join(' ');

/** Examples of a verb, as an operator would type them: they follow from the catalog. */
export const examplesOf = (resource: Resource, name: string, verb: Verb): readonly string[] => {
  const start = `imco ${resource.noun} ${name}`;
  const one = `${start} ${quoted(resource.sample)}`;
  switch (verb.kind) {
    case 'list': {
      const parent = verb.within ? ` ${flagExample(resource, verb.within)}` : '';
      const name = resource.fields[resource.namedBy]?.to ? 'id' : resource.namedBy;
      return [`${start}${parent}`, `${start}${parent} -o json | jq -r '.[].${name}'`];
    }
    case 'show':
      return [one, `${one} -o json`];
    case 'create': {
      const needed = verb.argument ? one : `${start} ${flags(resource, verb.needs)}`;
      const next = verb.followedBy ? ` --${verb.followedBy} --wait` : '';
      return [`${needed}${next}`, `${start} --from-file ${resource.singular}.yaml`];
    }
    case 'update':
      return [`${one} ${flags(resource, verb.takes.slice(0, 1))}-new`];
    case 'action':
      return actionExamples(one, resource, verb);
    case 'label':
      return [`${one} --add production --remove staging`];
    case 'view':
      return [verb.answers.kind === 'secret' ? `${one} --show-secrets` : one];
    case 'probe':
      return ['imco ping', 'imco ping --profile prod -o json'];
  }
};

const actionExamples = (
  one: string,
  resource: Resource,
  verb: Extract<Verb, { kind: 'action' }>,
): readonly string[] => {
  const view = verb.pick ? resource.verbs[verb.pick.among] : undefined;
  const rows = view?.kind === 'view' && view.answers.kind === 'list' ? view.answers.of : undefined;
  const picked = verb.pick && rows ? ` --${verb.pick.flag} ${quoted(resourceOf(rows).sample)}` : '';
  const secret = verb.answers?.kind === 'secret' ? ' --show-secrets' : '';
  const wait = verb.awaits ? ' --wait' : '';
  const plain = `${one}${picked}${secret}${wait}`;
  const asked = verb.destructive
    ? [`${one}${picked} --yes`]
    : [`${one}${picked}${secret} --dry-run`];
  const before = verb.precededBy ? [`${one} --${verb.precededBy}-first --yes --wait`] : [];
  return [plain, ...asked, ...before];
};
