import { done, notFound, type Scenarios } from './scenario.ts';

const ofExport = ['--archive', '{export}'];
const ofImport = ['--archive', '{import}'];
const nowhere = ['--archive', '0'.repeat(24)];

/** Archives of servers and server arrays. */
export const infrastructureScenarios: Scenarios = {
  'infrastructure export': [
    done('--server', 'web-01', '--server-array', 'workers', '--to', '{new}', '--force'),
    done('--resume', '{export}', '--to', '{new}', '--force'),
    { words: ['--to', '{new}', '--force'], exit: 2 },
  ],
  'infrastructure import': [
    done('{new}', '--label', 'copied', '--wait'),
    { words: ['{file}', '--label', 'not copied', '--wait'], exit: 1 },
    { words: ['{new}'], exit: 2 },
  ],
  'infrastructure-exports show': [done(...ofExport), notFound(...nowhere)],
  'infrastructure-exports wait': [done(...ofExport)],
  'infrastructure-imports show': [done(...ofImport), notFound(...nowhere)],
  'infrastructure-imports wait': [{ words: ofImport, exit: 1 }],
};
