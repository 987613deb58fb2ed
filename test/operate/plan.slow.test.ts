import { test } from 'node:test';
import { faultyRuns } from '../support/faulty-run.ts';
import { checkAgreement } from './plan-agreement.ts';

const runs = faultyRuns();

test('a dry run and the run say the same of every target alone, however it was chosen', (context) =>
  checkAgreement(context, runs, (rows) => [
    [['--selector', 'name=thing-*'], ''],
    ...rows.map(({ name }) => [['--selector', `name=${name}`], ''] as const),
    ...rows.map(({ name }) => [['-'], name] as const),
    ...rows.map(({ name }) => [[name], ''] as const),
  ]));
