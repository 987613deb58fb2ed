/** Verbs whose name does not fit into a question, as imperatives. */
const imperatives: Readonly<Record<string, string>> = {
  shutdown: 'shut down',
  override: 'override the state of',
  'override-brownfield': 'skip the convergence of',
  'run-script': 'run a script on',
};

/** A verb as an imperative, for questions: `shut down` for `shutdown`. */
export const toImperative = (verb: string): string =>
  imperatives[verb] ?? verb.replaceAll('-', ' ');
