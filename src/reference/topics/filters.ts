import { joinWords } from '../../lib/text/join-words.ts';
import { operators } from '../../operate/filters/condition-syntax.ts';
import { formatColumns, formatParagraph, formatTopic, type TopicRow } from './topic-text.ts';

const intro =
  'Conditions select rows by their fields: with --filter in lists, with --selector as targets of a ' +
  'verb, and with --for in "wait". All three have the same grammar. Quote conditions: shells give * | ! ' +
  '< > and ~ a meaning of their own.';

const conditionRows: readonly TopicRow[] = [
  ['state=stalled', 'is this value; * is any text and ? one character, as in name=web-*'],
  ['state=stalled|inactive', 'is one of these values'],
  ['state!=stalled|inactive', 'is none of these values'],
  ['name~^web-[0-9]+$', 'contains a match of this regular expression'],
  ['name!~^web-', 'contains no match of it'],
  ['size>=100', 'is a number or time of this order: >, >=, < or <='],
  ['public_ip=null', 'has no value; public_ip=* has any'],
  ['name="a, b"', 'is this text: in quotes, * ? | and commas have no meaning'],
];

const several =
  'Commas join conditions that must all match, and so do several --filter flags: each of them narrows ' +
  'the result. Conditions that cannot all be met, such as state=stalled with state=inactive, are ' +
  'refused. Outside quotes, a backslash before a character takes its meaning away. --for accepts a ' +
  'single condition, with commas between its values.';

const fields =
  'Fields have the name of the API or of their flag, and - and _ are the same: cloud_account_id, ' +
  'cloud-account. A field that refers to another resource is compared by name or id: template=joomla, ' +
  'label=production. Upper and lower case differ in values.';

const valueRows: readonly TopicRow[] = [
  ['number', '8192, or with a unit in fields of sizes: 8GB (1024 MB); 5m in fields of seconds'],
  ['time', '2h, 1d12h, now, today, yesterday, 08:00, 2026-01-31, 2026-01-31T08:00+01:00 or in 30d'],
  ['true or false', 'also yes or no'],
];

const times =
  'A duration means the moment that long ago: timestamp>=2h is the last two hours, timestamp<2h the ' +
  'time before. "in 30d" is ahead of now. A date alone is an entire day: = means any time of it, > after ' +
  'its end, <= up to its end, >= from its start and < before it. --since and --until read the same ' +
  'times: --since 2026-01-31 begins with that day, and --until 2026-01-31 includes it. Times without a ' +
  'zone are local.';

const negative =
  `Rows without a value match != and !~, and never <, <=, > or >=. Unknown fields and states are ` +
  'refused, as is a value that is empty because of an empty variable. So is a negative condition on a ' +
  'label or another resource that does not exist.';

const patterns =
  'Regular expressions have the signs . [] () | * + ? {n,m} ^ $ and \\b \\d \\w \\s \\p{L}. (?i) at the ' +
  'start ignores case. Lookaround and references to groups are not supported, so that every expression ' +
  'is fast for every text. Commas inside brackets belong to the expression.';

const examples: readonly string[] = [
  "imco servers list --filter 'state=stalled|commission_stalled'",
  "imco servers list --filter 'name~^web-' --filter 'label!=production'",
  "imco audit events list --filter 'timestamp>=today,level=error'",
  "imco storage volumes list --filter 'size>=1TB' --sort state,-size",
  "imco servers reboot --selector 'template=joomla,name~^web-' --dry-run",
  "imco servers list --label 'production,!web'",
];

const more =
  "In lists, --label production,web requires both labels, and --label '!web' excludes one. --sort " +
  'state,-size sorts by state, then by size in descending order.';

/** The topic `filters`: the grammar of conditions. */
export const formatFiltersTopic = (): string =>
  formatTopic('Filters', [
    formatParagraph(intro),
    'Conditions:',
    formatColumns(conditionRows),
    formatParagraph(`The operators are ${joinWords(operators, 'and')}.`),
    ...[several, fields].map(formatParagraph),
    'Values:',
    formatColumns(valueRows),
    ...[times, negative, patterns].map(formatParagraph),
    'Examples:',
    examples.map((line) => `  ${line}`).join('\n'),
    formatParagraph(more),
  ]);
