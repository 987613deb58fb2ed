/** What completion offers where a value is wanted. */
import { catalog, resourceOf } from '../../catalog/index.ts';
import type { Resource, Verb } from '../../catalog/vocabulary.ts';
import { deleted } from '../../operate/waiting/condition-words.ts';
import { isKept, nameFile, profilesFile } from '../../shell/kept-names.ts';
import type { Wanted } from '../../shell/tree.ts';
import type { Described, ReferenceFlag } from '../reference-flags.ts';

export const nothing: Wanted = { kind: 'nothing' };

export const files: Wanted = { kind: 'files' };

export const profiles: Wanted = { kind: 'names', of: profilesFile, first: [] };

/** The things of a resource; those in a state the verb is for come first. */
export const namesOf = (noun: string, first: readonly string[] = []): Wanted => {
  const resource = catalog.find((one) => one.noun === noun);
  return resource && isKept(resource) ? { kind: 'names', of: nameFile(resource), first } : nothing;
};

/** What takes a file, or `@` and a file, says so where its value stands in help. */
const takesFile = (value: string): boolean => /\bfile>|^<folder>$/.test(value);

/** The states of a resource, being gone among them; none where it has no states of its own. */
const statesOf = ({ fields }: Resource, on = 'state'): readonly string[] => {
  const states = [...(fields[on]?.values ?? []), ...(fields.state?.values ?? [])];
  return states.length > 0 ? [...new Set([...states, deleted])] : [];
};

/** The states that `--wait=state` may name; `--wait` itself is a switch. */
const waited = (resource: Resource, verb: Verb): Wanted | undefined => {
  if (!('awaits' in verb) || !verb.awaits) return undefined;
  const of = verb.kind === 'make' ? resourceOf(verb.of) : resource;
  const words = statesOf(of, verb.awaits.on);
  return words.length > 0 ? { kind: 'attached', of: { kind: 'words', words } } : undefined;
};

const awaited = (resource: Resource): Wanted => ({
  kind: 'words',
  words: statesOf(resource).map((state) => (state === deleted ? state : `state=${state}`)),
});

const condition: Wanted = { kind: 'condition' };
const fields: Wanted = { kind: 'fields' };

/** The flags that are about the fields of what a command shows or acts on. */
const byField: Readonly<Record<string, Wanted>> = {
  '--columns': { kind: 'several', of: { kind: 'marked', by: '+', of: fields } },
  '--sort': { kind: 'marked', by: '-', of: fields },
  '--filter': condition,
  '--selector': { kind: 'several', of: condition },
};

export const isAboutFields = ({ flag }: ReferenceFlag): boolean => Object.hasOwn(byField, flag);

/** Whether values with commas between them are several. */
const takesSeveral = ({ type, value }: ReferenceFlag): boolean =>
  type === 'refs' || value === '<a,b>';

const single = (flag: ReferenceFlag, value: string): Wanted => {
  if (flag.flag === '--profile') return profiles;
  if (flag.values) return { kind: 'words', words: flag.values };
  if (flag.refers_to) return namesOf(flag.refers_to);
  return takesFile(value) ? files : nothing;
};

/** What the value of a flag may be; undefined for a switch. */
export const wantedBy = (
  flag: ReferenceFlag,
  described: Described | undefined,
): Wanted | undefined => {
  if (described) {
    const { resource, verb } = described;
    if (flag.flag === '--wait') return waited(resource, verb);
    if (flag.flag === '--for' && verb.kind === 'wait') return awaited(resource);
    if (flag.flag === '--remove' && verb.kind === 'label' && isKept(resource)) {
      return { kind: 'several', of: { kind: 'labels', of: nameFile(resource) } };
    }
    const known = byField[flag.flag];
    if (known) return known;
  }
  if (flag.value === null) return undefined;
  const of = single(flag, flag.value);
  return takesSeveral(flag) && of.kind !== 'nothing' ? { kind: 'several', of } : of;
};
