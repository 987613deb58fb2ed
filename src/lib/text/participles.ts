/** Irregular past participles, for messages about what was done with a resource. */
const participles: Readonly<Record<string, string>> = {
  boot: 'booted',
  shutdown: 'shut down',
  override: 'overridden',
  'override-brownfield': 'taken over without convergence',
  'brownfield-token': 'given a token',
  'run-script': 'given a script to run',
  empty: 'emptied',
  retry: 'retried',
  reorder: 'put in a new order',
  label: 'labelled',
  wait: 'done',
  uploaded: 'uploaded',
};

/** What a thing is after a verb: `booted` for `boot`. */
export const toParticiple = (verb: string): string =>
  participles[verb] ?? `${verb.replaceAll('-', ' ').replace(/e$/, '')}ed`;
