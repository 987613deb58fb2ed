/** What is wrong with a text, by the code of the parser's error: that is a name of the parser's own. */
const words: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias cannot have a tag or an anchor',
  BAD_ALIAS: 'the name of an alias is wrong',
  BAD_COLLECTION_TYPE: 'a tag does not fit the value behind it',
  BAD_DIRECTIVE: 'a line that begins with % is not a valid directive',
  BAD_DQ_ESCAPE: 'a backslash in double quotes stands before the wrong character',
  BAD_INDENT: 'the indentation is wrong',
  BAD_PROP_ORDER: 'a tag or an anchor is in the wrong place',
  BAD_SCALAR_START: 'a value begins with a character that has to be in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a key is in the wrong place',
  BLOCK_IN_FLOW: 'a value in brackets has to be in quotes or brackets itself',
  DUPLICATE_KEY: 'the same key is there twice',
  KEY_OVER_1024_CHARS: 'a key is too long',
  MISSING_CHAR: 'a bracket, a quote or a colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a key is longer than one line, or its colon is missing',
  MULTIPLE_ANCHORS: 'a value has several anchors',
  MULTIPLE_DOCS: 'a second document begins, and only one is taken',
  MULTIPLE_TAGS: 'a value has several tags',
  NON_STRING_KEY: 'a key is not a text',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  TAB_AS_INDENT: 'a tab stands where spaces have to',
  TAG_RESOLVE_FAILED: 'a tag is not known',
  UNEXPECTED_TOKEN: 'something is in a place where it cannot be',
};

/** What is wrong with JSON or YAML in words that stand by themselves, by the code of the parser's error. */
export const explainYamlProblem = (code: string): string => words[code] ?? 'it cannot be read';
