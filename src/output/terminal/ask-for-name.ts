import type { Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { askText } from './prompts.ts';

/** A confirmation by typing a name. */
interface NameQuestion {
  readonly question: string;
  readonly name: string;
  readonly introduce?: (sink: TerminalOutput) => Promise<void>;
}

/** Whether a person types the name. After one typo it asks again; Enter alone means no. */
export const askForName = async (
  terminal: Terminal,
  { name, ...asked }: NameQuestion,
  signal?: AbortSignal,
): Promise<boolean> => {
  let slips = 0;
  const check = (typed: string): string | undefined => {
    const text = typed.trim();
    if (text === name || text === '') return undefined;
    slips += 1;
    return slips === 1
      ? `that is not "${name}"; type it again, or press Enter to cancel`
      : undefined;
  };
  return (await askText(terminal, asked, signal, check)).trim() === name;
};
