import { flagOf } from '../catalog/flags.ts';
import type { Resource, UpdateVerb } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import { pathOf } from '../platform/paths.ts';
import type { Request } from '../platform/platform.ts';
import { itemIn } from './answers.ts';
import { type BodyInput, bodyOf, readValues } from './body.ts';
import { writeRequests } from './dry-run.ts';
import { writeItem } from './read.ts';
import { resolveReferences } from './references.ts';
import type { Session } from './session.ts';
import { resolveTargets } from './targets.ts';

/** An update as it was asked for. */
export interface UpdateCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: UpdateVerb;
  readonly word: string;
  readonly input: BodyInput;
}

const flagsOf = (resource: Resource, keys: readonly string[]): string =>
  keys
    .map((key) => {
      const field = resource.fields[key];
      return field ? `--${flagOf(key, field)}` : key;
    })
    .join(', ');

/** Fields of one thing changed; what is not given stays as it is. */
export const update = async (session: Session, call: UpdateCall): Promise<void> => {
  const { resource, verb, name } = call;
  const values = await readValues(session.host, resource, verb.takes, call.input);
  if (Object.keys(values).length === 0) {
    throw new UsageFailure(`${name} has nothing to change`, {
      code: 'missing_flag',
      hint: `give one of ${flagsOf(resource, verb.takes)}, or --from-file`,
    });
  }
  const [target] = await resolveTargets(session.directory, resource, [call.word]);
  if (!target) return;
  const resolved = await resolveReferences(session.directory, resource.fields, values);
  const path = pathOf(`${resource.path}/{id}`, { id: target.id });
  const request: Request = { method: 'PUT', path, body: bodyOf(resource, resolved) };
  if (session.options.dryRun) {
    await writeRequests(session, resource, [request]);
    return;
  }
  const answer = await session.platform.send(request, { signal: session.host.signal });
  await writeItem(session, resource, itemIn(answer, `PUT ${path}`));
};
