import type { Verb } from '../catalog/vocabulary.ts';
import { runVerb, type VerbCommand } from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** `ping`: a command by itself. */
const buildProbe = (place: VerbCommand): void => {
  place.command.action(() =>
    runVerb(place, async (session) => {
      const { runProbe: probe } = await import('../operate/verbs/probe.ts');
      await probe(session, place.resource);
    }),
  );
};

/** `ping`: whether the platform answers. */
export const probeKind: VerbKind<Extract<Verb, { kind: 'probe' }>> = {
  build: buildProbe,
  examples: () => ['imco ping', 'imco ping --profile prod -o json'],
};
