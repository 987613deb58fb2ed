/** Names that an alias or a plugin can have. */
const nameForm = /^[a-z][a-z0-9-]{0,39}$/;

/** Whether a word can be the name of an alias or a plugin. */
export const isCommandName = (word: string): boolean => nameForm.test(word);

/** What such a name consists of. */
export const commandNameHint =
  'use lower-case letters, digits and "-", at most 40, starting with a letter';
