import fc from 'fast-check';

/** UTF-16 units that have broken a table or a terminal, and some that have not. */
const notorious = [
  ...[0x00, 0x07, 0x08, 0x09, 0x0a, 0x0d, 0x1b, 0x5b, 0x5c, 0x7f, 0x85, 0x9b, 0x9d, 0xad],
  ...[0x061c, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0x2069, 0xfe0f, 0xfeff],
  ...[0xd83d, 0xdc68, 0xdb40, 0xdc41, 0x65e5, 0x0301, 0x20, 0x61],
];

/** Any text, ill-formed UTF-16 included, with more trouble in it than usual. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...notorious) },
      { weight: 2, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
    ),
    { maxLength: 24 },
  )
  .map((units) => String.fromCharCode(...units));
