import type { Terminal } from '../../lib/terminal.ts';
import { ask, type Conversation } from './ask.ts';
import { selectSeveralPlainly } from './plain-prompts.ts';
import { type Choice, formatChoice, hasWords, mostChoices, runPrompt } from './prompts.ts';
import { toSafeLine, toSafeText } from './safe-text.ts';

/** The places that a person selects in a list that is drawn; the marked one if none is. */
const selectDrawn = async (
  conversation: Conversation,
  question: string,
  lines: readonly string[],
): Promise<readonly number[]> => {
  for (;;) {
    let readMarked = (): string | undefined => undefined;
    const selected = await runPrompt<readonly string[]>(conversation, (clack, asking) =>
      clack.autocompleteMultiselect<string>({
        message: toSafeText(question),
        options() {
          readMarked = () => this.focusedValue;
          // What is reported as selected at the end.
          const { focusedValue } = this;
          if (this.state === 'submit' && this.selectedValues.length === 0 && focusedValue) {
            this.selectedValues = [focusedValue];
          }
          // Space selects from the start, not only after an arrow key.
          if (!this.userInput) this.isNavigating = true;
          return lines.map((label, at) => ({ value: String(at), label }));
        },
        maxItems: mostChoices,
        filter: (typed, { label = '' }) => hasWords(typed, label),
        ...asking,
      }),
    );
    const marked = readMarked();
    const all = selected.length > 0 || marked === undefined ? selected : [marked];
    if (all.length > 0) return all.map(Number);
  }
};

/**
 * Lets a person choose one or several of a list: Space selects, what is typed narrows the list, and
 * Enter takes the selected ones, or the marked one if none is selected. Only where `canAsk`, and with
 * at least one choice.
 */
export const selectSeveral = async <T>(
  terminal: Terminal,
  question: string,
  choices: readonly Choice<T>[],
  signal?: AbortSignal,
): Promise<readonly T[]> => {
  const lines = choices.map(formatChoice);
  const places = await ask(terminal, signal, (conversation) =>
    terminal.plain
      ? selectSeveralPlainly(conversation, { question: toSafeLine(question), lines, hasWords })
      : selectDrawn(conversation, question, lines),
  );
  return places.flatMap((place) => {
    const choice = choices[place];
    return choice ? [choice.value] : [];
  });
};
