/** What is asked about a verb, where its own word is not a sentence's. */
const imperatives: Readonly<Record<string, string>> = {
  shutdown: 'shut down',
  override: 'declare operational:',
  'override-brownfield': 'take over without convergence:',
  'run-script': 'run a script on',
};

/** A verb as a question begins with it: `shut down` for `shutdown`. */
export const toImperative = (verb: string): string =>
  imperatives[verb] ?? verb.replaceAll('-', ' ');
