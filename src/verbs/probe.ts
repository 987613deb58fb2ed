import type { Verb } from '../catalog/vocabulary.ts';
import { runVerb, type VerbCommand } from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** `ping`: a command by itself. */
const buildProbe = (verbCommand: VerbCommand): void => {
  verbCommand.command.action(() =>
    runVerb(verbCommand, async (session) => {
      const { runProbe } = await import('../operate/verbs/probe.ts');
      await runProbe(session, verbCommand.resource);
    }),
  );
};

/** `ping`: checks that the platform responds. */
export const probeKind: VerbKind<Extract<Verb, { kind: 'probe' }>> = {
  build: buildProbe,
  examples: () => ['imco ping', 'imco ping --profile prod -o json'],
};
