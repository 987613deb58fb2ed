/** Explains errors of the YAML parser, by their codes. */
const words: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias cannot have a tag or an anchor',
  BAD_ALIAS: 'the name of an alias is not valid',
  BAD_COLLECTION_TYPE: 'a tag does not match its value',
  BAD_DIRECTIVE: 'a line that begins with % is not a valid directive',
  BAD_DQ_ESCAPE: 'invalid escape sequence in double quotes',
  BAD_INDENT: 'the indentation is wrong',
  BAD_PROP_ORDER: 'a tag or an anchor is in the wrong place',
  BAD_SCALAR_START: 'a value begins with a character that must be quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a key is in the wrong place',
  BLOCK_IN_FLOW: 'a block value cannot be used inside brackets',
  DUPLICATE_KEY: 'the same key occurs twice',
  KEY_OVER_1024_CHARS: 'a key is too long',
  MISSING_CHAR: 'a bracket, a quote or a colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a key is longer than one line, or its colon is missing',
  MULTIPLE_ANCHORS: 'a value has several anchors',
  MULTIPLE_DOCS: 'more than one document',
  MULTIPLE_TAGS: 'a value has several tags',
  NON_STRING_KEY: 'a key is not a string',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  TAB_AS_INDENT: 'tabs cannot be used for indentation',
  TAG_RESOLVE_FAILED: 'unknown tag',
  UNEXPECTED_TOKEN: 'unexpected text',
};

/** What is wrong with JSON or YAML in words that stand by themselves, by the code of the parser's error. */
export const explainYamlProblem = (code: string): string => words[code] ?? 'it cannot be read';
