import type { Formatter } from './formatter.ts';
import { jsonValueOf } from './json-value.ts';
import { escaped, replaceUnsafe } from './safe-text.ts';

const shown = (character: string): string => (character === '\n' ? character : escaped(character));

/**
 * One YAML document that YAML 1.1 and 1.2 read alike. What is unsafe on a terminal is escaped, for
 * which the text it stands in is put in double quotes.
 */
export const formatYaml: Formatter = async (document) => {
  const { Document: Yaml, visit } = await import('yaml');
  const yaml = new Yaml(await jsonValueOf(document), {
    version: '1.2',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  visit(yaml, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      if (replaceUnsafe(node.value, shown) !== node.value) node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = yaml.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 1e9 });
  return [replaceUnsafe(text, shown)];
};
