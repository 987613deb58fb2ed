import { test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { checkAgreement, checkChains, type Row } from '../plan-agreement.ts';

const runs = faultyRuns();

const choices = (rows: readonly Row[]) => [
  [['--selector', 'name=thing-*'], ''] as const,
  ...rows.map(({ name }) => [['--selector', `name=${name}`], ''] as const),
  ...rows.map(({ name }) => [['-'], name] as const),
  ...rows.map(({ name }) => [[name], ''] as const),
];

test('a dry run and the run say the same of every target alone, however it was chosen', (context) =>
  checkAgreement(context, runs, choices));

test('they say the same of every target alone with what comes first', (context) =>
  checkChains(context, runs, choices));
