/**
 * Reports each test on a line of JSON as it begins and ends, so that what a process that was killed
 * had got to can be read.
 */
export default async function* report(events) {
  for await (const { type, data } of events) {
    const { name, file, line, column, details, skip, todo } = data;
    const place = `${file}:${line}:${column}`;
    if (type === 'test:dequeue') yield `${JSON.stringify({ event: 'begin', name, place })}\n`;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const cause = details?.error?.cause ?? details?.error;
    const end = {
      event: 'end',
      name,
      place,
      isSuite: details?.type === 'suite',
      passed: type === 'test:pass',
      ...(skip !== undefined && skip !== false && { skipped: String(skip) }),
      ...(todo !== undefined && todo !== false && { skipped: 'todo' }),
      ...(type === 'test:fail' && { error: `${cause?.name}: ${cause?.message ?? cause}` }),
    };
    yield `${JSON.stringify(end)}\n`;
  }
}
