/** The topics of `imco help`. A topic takes precedence over a command of the same name. */
export const topicNames = [
  'flags',
  'output',
  'config',
  'environment',
  'exit-codes',
  'programs',
] as const;

export type TopicName = (typeof topicNames)[number];

const names: ReadonlySet<string> = new Set(topicNames);

/** Whether the words after `imco help` are a topic. */
export const isTopic = (words: readonly string[]): boolean =>
  words.length === 1 && names.has(words[0] ?? '');
