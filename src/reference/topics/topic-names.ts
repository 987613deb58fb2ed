/** The topics of `imco help`. A topic takes precedence over a command of the same name. */
const topicNames = [
  'flags',
  'output',
  'filters',
  'config',
  'environment',
  'exit-codes',
  'programs',
  'extensions',
] as const;

export type TopicName = (typeof topicNames)[number];

/** Those that the first page of help lists; another line there names the last one. */
export const shownTopicNames = topicNames.filter((name) => name !== 'extensions');

const names: ReadonlySet<string> = new Set(topicNames);

/** Whether the words after `imco help` are a topic. */
export const isTopic = (words: readonly string[]): boolean =>
  words.length === 1 && names.has(words[0] ?? '');
