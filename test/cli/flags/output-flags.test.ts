import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOutputFlags, type OutputFlags } from '../../../src/cli/flags/output-flags.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { type FormatFlag, formats, formatsWithFlag } from '../../../src/output/formats/formats.ts';

const given: Readonly<Record<FormatFlag, OutputFlags>> = {
  '--query': { query: 'a' },
  '--columns': { columns: ['a'] },
  '--no-headers': { headers: false },
  '--csv-safe': { csvSafe: true },
  '--relative': { relative: true },
  '--raw': { raw: true },
};

test('each format takes the flags that it says it has a use for, and refuses the others', () => {
  for (const [format, { flags: useful }] of Object.entries(formats)) {
    for (const [flag, flags] of Object.entries(given)) {
      const check = (): void => checkOutputFlags({ ...flags, output: format }, format);
      if (useful.some((one) => one === flag)) check();
      else {
        assert.throws(check, (failure) => {
          assert.ok(failure instanceof UsageFailure);
          assert.equal(failure.code, 'contradiction');
          assert.match(
            failure.message,
            new RegExp(`^${flag} (?:cannot be used with|and) .*${format}`),
          );
          return true;
        });
      }
    }
  }
});

test('a flag that is refused says with which formats it goes', () => {
  assert.deepEqual(formatsWithFlag('--no-headers'), ['table', 'wide', 'csv', 'tsv']);
  assert.throws(
    () => checkOutputFlags({ headers: false }, 'text'),
    (failure) =>
      failure instanceof UsageFailure &&
      failure.details.hint === '--no-headers works with table, wide, csv, tsv',
  );
});
