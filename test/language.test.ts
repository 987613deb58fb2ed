/** The words that imco prints and is documented in: no phrase an operator would stop at. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { catalog } from '../src/catalog/index.ts';

/** A phrase, and what to write instead. */
type Rule = readonly [phrase: RegExp, instead: string];

/** Phrases of no text at all: messages, help, comments, documents. */
const everywhere: readonly Rule[] = [
  [
    /(?<!\b(?:there|it|that) )\bis no (?!longer\b|more\b|need\b|such\b)[a-z"{$]/i,
    'is not a valid ...',
  ],
  [/\bare no (?!longer\b|more\b)[a-z"{$]/i, 'are not ...'],
  [/\bexclude each other\b/i, 'cannot be combined'],
  [/\ball the same\b/i, 'anyway'],
  [/\bunless (?:said|told|given) otherwise\b/i, 'by default'],
  [/\bin force\b/i, 'active'],
  [/\bauthorit(?:y|ies)\b/i, 'CA'],
  [/\bnothing is to be done\b/i, 'no change needed'],
  [/\bpass(?:es)? by itself\b/i, 'is still ...; try again when ...'],
  [/\bgoes on: see\b/i, 'still in progress: check with ...'],
  [/\bare never that\b/i, 'is not a ... state'],
  [/\bhas that already\b/i, 'already has this ...'],
  [/\bby which the platform\b/i, 'which the platform uses to'],
  [/\btake the keys\b|\btakes keys into\b/i, 'save credentials in a profile'],
  [/\bwhat keeps\b/i, 'diagnose ... problems'],
  [/\bmany to many\b/i, 'labels for grouping resources'],
  [/\bread no further\b/i, 'stop after n results'],
  [/\bdownwards\b(?! only)/i, 'descending'],
  [/\bmakes of the JSON\b/i, 'filter the JSON with a JMESPath expression'],
  [/\bsay nothing on stderr\b/i, 'print only errors on stderr'],
  [/\bever less often\b/i, 'polling interval (default: increasing)'],
  [/\bwhatever the state\b/i, 'skip the state check'],
  [/\bfor good\b/i, 'permanently'],
  [/\bmay not write there\b/i, 'permission denied'],
  [/\ba slip\b/i, 'a typo'],
  [/\bvouch(?:es|ed)?\b/i, 'trust'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bhas no meaning with\b/i, 'cannot be used with'],
  [/\bgoes? with\b/i, 'only works with'],
  [/\bat rest\b/i, 'settled'],
  [/\btell(?:s|ing)? (?!apart\b)|\btold\b/i, 'show, report'],
  // What the platform itself says of an empty field stays.
  [/\b(?:can(?!'t be blank)|won|don|doesn|isn|aren|wasn|couldn)'t\b/i, 'cannot, do not, is not'],
  [/\bno duration\b|\bno JMESPath\b|\bno method\b/i, 'is not a valid ...'],
];

/** Phrases of no message and no help; code and comments may need them. */
const printed: readonly Rule[] = [
  [/\bit takes\b/i, 'expected ..., allowed values: ...'],
  [/\b(?:is|are) meant\b/i, 'the thing itself'],
  [/\bthe usual\b/i, 'the default'],
  [/\bunless given\b/i, 'default: ...'],
  [/\bhas to be\b/i, 'expected ..., must be'],
  [/\bunder way\b|\bon its way\b/i, 'in progress'],
  [/\ba text\b/i, 'a string'],
  [/\bwhere there is (?:one|none)\b/i, 'if any'],
  [/\bis there already\b/i, 'already exists'],
  [/\bthe whole of it\b|\ball of it\b/i, 'the entire ...'],
];

/** Files of code, with what is printed in them alone: whole lines of comments are left out. */
const readSources = (): readonly (readonly [file: string, lines: readonly string[]])[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const file = join('src', path);
      return [file, readFileSync(file, 'utf8').split('\n')] as const;
    });

const isComment = (line: string): boolean => /^\s*(?:\/\/|\/?\*)/.test(line);

/** Documents for users, and for those who change imco. */
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.imcorc.example',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  ...readdirSync('completions').map((name) => join('completions', name)),
];

/**
 * The English of a document: no code, no names of tests, and no examples of what not to write, which
 * are in the tables of CONTRIBUTING.md.
 */
const readEnglish = (file: string): readonly string[] => {
  let isCode = false;
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) isCode = !isCode;
      if (isCode || (file === 'CONTRIBUTING.md' && line.startsWith('|'))) return '';
      const cells =
        file === 'SECURITY.md' && line.startsWith('|') ? line.split('|').slice(0, 3) : [line];
      return cells.join('|').replaceAll(/`[^`]*`/g, '');
    });
};

/** Where rules are broken: file, line and what to write instead. */
const findBreaches = (
  file: string,
  lines: readonly string[],
  rules: readonly Rule[],
): readonly string[] =>
  lines.flatMap((line, at) =>
    rules.flatMap(([phrase, instead]) => {
      const found = phrase.exec(line)?.[0];
      return found === undefined ? [] : [`${file}:${at + 1}: "${found}"; write: ${instead}`];
    }),
  );

describe('plain English', () => {
  test('is what messages, help and comments are written in', () => {
    const breaches = readSources().flatMap(([file, lines]) =>
      findBreaches(file, lines, everywhere),
    );
    assert.deepEqual(breaches, []);
  });

  test('is what is printed', () => {
    const breaches = readSources().flatMap(([file, lines]) =>
      findBreaches(
        file,
        lines.map((line) => (isComment(line) ? '' : line)),
        printed,
      ),
    );
    assert.deepEqual(breaches, []);
  });

  test('is what documents are written in', () => {
    const breaches = documents.flatMap((file) =>
      findBreaches(file, readEnglish(file), [...everywhere, ...printed]),
    );
    assert.deepEqual(breaches, []);
  });

  test('has words for states in its sentences', () => {
    const states = catalog
      .flatMap(({ fields }) => fields.state?.values ?? [])
      .filter((state) => state.includes('_'));
    const inSentence = new RegExp(`[a-z"] (?:${[...new Set(states)].join('|')})\\b(?!=)`);
    const breaches = readSources()
      .filter(([file]) => !file.startsWith(join('src', 'catalog')))
      .flatMap(([file, lines]) =>
        findBreaches(
          file,
          lines.map((line) => (isComment(line) ? '' : line)),
          [[inSentence, 'the state in words']],
        ),
      );
    assert.ok(states.length > 0);
    assert.deepEqual(breaches, []);
  });

  test('is checked by rules that find their phrases', () => {
    const samples = [
      '"x" is no port',
      'they are no ports',
      'exclude each other',
      'all the same',
      'in force',
      'the authority',
      'mend it',
      'goes with',
      "can't",
      'for good',
      'it takes',
      'under way',
    ];
    for (const sample of samples) {
      const rules = [...everywhere, ...printed].filter(([phrase]) => phrase.test(sample));
      assert.equal(rules.length, 1, sample);
    }
  });
});
