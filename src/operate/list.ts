import { flagOf } from '../catalog/flags.ts';
import type { ListVerb, Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import { listFields } from './list-fields.ts';
import { writeList } from './read.ts';
import { resolveReferences } from './references.ts';
import type { Session } from './session.ts';
import { type Given, readGiven } from './values.ts';

/** A list as it was asked for: parent and filters by field name. */
export interface ListCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ListVerb;
  readonly flags: Readonly<Record<string, Given>>;
}

/** All things of a resource, of one parent where they live in one. */
export const list = async (session: Session, call: ListCall): Promise<void> => {
  const { resource, verb, name } = call;
  const fields = listFields(resource, verb);
  const parent = verb.within === undefined ? undefined : fields[verb.within];
  if (verb.within && parent && call.flags[verb.within] === undefined) {
    throw new UsageFailure(`${name} needs --${flagOf(verb.within, parent)}`, {
      code: 'missing_flag',
      hint: `${resource.titles} are listed within one of "imco ${parent.to} list"`,
    });
  }
  const values: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(call.flags)) {
    const field = fields[key];
    if (field) values[key] = await readGiven(session.host, key, field, given);
  }
  const resolved = await resolveReferences(session.directory, fields, values);
  const query = Object.entries(resolved).flatMap(([key, value]): [string, string][] =>
    key === verb.within ? [] : [[key, String(value)]],
  );
  const items = await session.directory.list(
    resource,
    verb.within ? String(resolved[verb.within]) : undefined,
    query.length > 0 ? Object.fromEntries(query) : undefined,
  );
  const { internal } = resource;
  const shown =
    internal && !session.options.internal ? items.filter((item) => item[internal] == null) : items;
  const lacks: readonly string[] = verb.lacks ?? [];
  const columns = resource.columns.filter((key) => !lacks.includes(key));
  await writeList(session, resource, shown, columns);
};
