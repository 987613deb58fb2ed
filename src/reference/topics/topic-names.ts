/** The topics of `imco help`. One may be called as a command is: help on that is behind the command. */
export const topicNames = ['flags', 'output', 'config', 'environment', 'exit-codes'] as const;

export type TopicName = (typeof topicNames)[number];

const names: ReadonlySet<string> = new Set(topicNames);

/** Whether the words behind `imco help` ask for a topic. */
export const isTopic = (words: readonly string[]): boolean =>
  words.length === 1 && names.has(words[0] ?? '');
