import { getItemPath } from '../../catalog/paths.ts';
import type { AmendVerb, Notation, Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { readNamedValue } from '../input/values.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { noteUnchanged } from '../outcomes/unchanged.ts';
import { writeItem } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import type { Target } from '../targets/target.ts';
import { resolveTargets } from '../targets/targets.ts';
import { type ChangeRequest, checkGuard, sendChange } from './change.ts';

/** Elements to add to a list field or remove from it. */
export interface AmendCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: AmendVerb;
  readonly word: string;
  readonly parents: Parents;
  /** The elements, in the notation of the field. */
  readonly parts: readonly string[];
  /** `--force`: skip the safety check. */
  readonly force: boolean;
}

/** An element with its text; elements with the same text are equal. */
interface Part {
  readonly text: string;
  readonly value: unknown;
}

const toParts = (notation: Notation, value: unknown): readonly Part[] =>
  (Array.isArray(value) ? value : []).map((part: unknown) => ({
    text: notation.show([part], (id) => id)[0] ?? '',
    value: part,
  }));

/** The changed list: existing elements keep their order, new ones follow. */
const applyChange = (
  change: AmendVerb['change'],
  present: readonly Part[],
  wanted: readonly Part[],
): readonly Part[] => {
  const has = (parts: readonly Part[], { text }: Part): boolean =>
    parts.some((part) => part.text === text);
  return change === 'add'
    ? [...present, ...wanted.filter((part) => !has(present, part))]
    : present.filter((part) => !has(wanted, part));
};

const createAbsentFailure = (
  resource: Resource,
  target: Target,
  missing: readonly Part[],
  present: readonly Part[],
) =>
  new TargetFailure(
    `${resource.title} ${target.name} has no ${missing.map(({ text }) => text).join(', ')}`,
    {
      code: 'not_found',
      hint: 'nothing was sent; the current values are listed above',
      lines: present.map(({ text }) => text),
    },
  );

/**
 * Adds elements to a list field of one target or removes them: reads the list, changes it and sends
 * the entire list. Existing elements are not added again; removing a missing one is a `TargetFailure`,
 * since after a typo the intended element would remain.
 */
export const amendTarget = async (session: Session, call: AmendCall): Promise<void> => {
  const { resource, name, verb, parts } = call;
  const field = resource.fields[verb.field];
  if (!field?.notation) throw new Error(`${resource.noun} has no notation for ${verb.field}`);
  const { notation } = field;
  if (parts.length === 0 || parts.some((part) => part.trim() === '')) {
    throw new UsageFailure(`${name} needs ${notation.form}`, {
      code: 'empty_value',
      hint: `for example ${notation.sample}`,
    });
  }
  const wanted = toParts(notation, await readNamedValue(session.host, field, parts, name));
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const [target] = await resolveTargets(session.cache, resource, [call.word], { scope });
  if (!target) return;
  const present = toParts(notation, target.item[verb.field]);
  const missing = wanted.filter(({ text }) => !present.some((part) => part.text === text));
  if (verb.change === 'remove' && missing.length > 0)
    throw createAbsentFailure(resource, target, missing, present);
  const rest = applyChange(verb.change, present, wanted);
  if (rest.length === present.length) {
    noteUnchanged(session, resource, [target]);
    await (session.options.dryRun
      ? writeRequests(session, [])
      : writeItem(session, resource, target.item));
    return;
  }
  const values = { [verb.field]: rest.map(({ value }) => notation.resend(value)) };
  const change: ChangeRequest = {
    resource,
    name,
    target,
    values,
    awaits: undefined,
    wait: undefined,
  };
  if (!call.force) checkGuard(verb.guard, change);
  await sendChange(session, change);
};
