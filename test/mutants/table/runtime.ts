/** What Node itself says. */
import { behaviour, edit, threat } from '../mutant.ts';

export const runtime = [
  ...behaviour({
    without: 'a look at what nohup does to a terminal',
    edits: [edit('src/startup/inherited-signals.ts', '(isLinux && hasFilesOfNohup())', 'false')],
    tests: [`startup/signals.slow: at a terminal, \${needs} starts nohup: a hangup is ignored`],
  }),
  ...threat('A warning from Node hides an error, or breaks the JSON on stderr', {
    without: 'a hold on the warnings of Node',
    edits: [edit('src/startup/runtime-warnings.ts', "from.removeAllListeners('warning');", '')],
    tests: [
      'startup/runtime-warnings: about verification is not printed before a TLS failure',
      'startup/runtime-warnings: is shown only with --debug and text output',
    ],
  }),
];
