import type { ScalarTag } from 'yaml';
import { ExactNumber } from '../../lib/json/exact-number.ts';
import { escapeUnsafe, replaceUnsafe } from '../terminal/safe-text.ts';
import type { Formatter } from './formatter.ts';
import { toJsonValue } from './json-value.ts';

const shown = (character: string): string =>
  character === '\n' ? character : escapeUnsafe(character);

/** A number that is written as it was read. */
const exactNumber: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => value instanceof ExactNumber,
  resolve: (text) => new ExactNumber(text),
  stringify: ({ value }) => String(value),
};

/**
 * Plain words that readers of YAML 1.1 take for more than text: `=` stops PyYAML, and Ruby reads
 * `:name` as a symbol and `1,5` as fifteen.
 */
const meaningful = /^(?:=|<<|:.*|[-+]?[\d._]*,[\d._,]*(?:e[-+]?\d+)?)$/i;

/** Lines whose first is blank or indented: as a block their indentation is read wrongly. */
const indentedBlock = /^[ \t].*\n|^\n/s;

/**
 * One YAML document that YAML 1.1 and 1.2 read alike. What is unsafe on a terminal is escaped, for
 * which the text it stands in is put in double quotes.
 */
export const formatYaml: Formatter = async (document) => {
  const { Document: Yaml, visit } = await import('yaml');
  const yaml = new Yaml(await toJsonValue(document), {
    version: '1.2',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
    customTags: (tags) => [exactNumber, ...tags],
  });
  visit(yaml, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      const isUnsafe = replaceUnsafe(node.value, shown) !== node.value;
      const isMisread = meaningful.test(node.value) || indentedBlock.test(node.value);
      if (isUnsafe || isMisread) node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = yaml.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 1e9 });
  return [replaceUnsafe(text, shown)];
};
