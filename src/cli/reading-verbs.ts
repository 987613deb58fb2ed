import type { ListVerb, Resource, ViewVerb } from '../catalog/vocabulary.ts';
import { listFields } from '../operate/list-fields.ts';
import { addFieldFlags } from './flags.ts';
import { addOptions, type Place, run, showSecrets, takeTarget } from './place.ts';

const hasSecrets = (resource: Resource): boolean =>
  Object.values(resource.fields).some((field) => field.secret);

/** `list`: flags for the parent and for what the platform filters by. */
export const buildList = (place: Place, verb: ListVerb): void => {
  const { resource, name, command } = place;
  const needed = verb.within ? [verb.within] : [];
  const fields = addFieldFlags(command, listFields(resource, verb), needed);
  if (hasSecrets(resource)) addOptions(command, showSecrets());
  if (resource.internal) command.option('--internal', 'also those the platform keeps for itself');
  command.action(() =>
    run(place, async (session) => {
      const { list } = await import('../operate/list.ts');
      await list(session, { resource, name, verb, flags: fields.given() });
    }),
  );
};

/** `show`: one thing. */
export const buildShow = (place: Place): void => {
  const { resource, command } = place;
  takeTarget(place);
  if (hasSecrets(resource)) addOptions(command, showSecrets());
  command.action((word: string) =>
    run(place, async (session) => {
      const { showTarget } = await import('../operate/read.ts');
      await showTarget(session, resource, word);
    }),
  );
};

/** A read-only view of one thing, such as its events. */
export const buildView = (place: Place, verb: ViewVerb): void => {
  const { resource, command } = place;
  takeTarget(place);
  if (verb.answers.kind === 'secret') addOptions(command, showSecrets());
  command.action((word: string) =>
    run(place, async (session) => {
      const { viewTarget } = await import('../operate/read.ts');
      await viewTarget(session, resource, verb, word);
    }),
  );
};

/** `ping`: a command by itself. */
export const buildProbe = (place: Place): void => {
  place.command.action(() =>
    run(place, async (session) => {
      const { probe } = await import('../operate/probe.ts');
      await probe(session, place.resource);
    }),
  );
};
