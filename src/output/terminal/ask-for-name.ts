import type { Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { askText } from './prompts.ts';

/** A question that only the right name answers. */
interface NameQuestion {
  readonly question: string;
  readonly name: string;
  readonly introduce?: (sink: TerminalOutput) => Promise<void>;
}

/** Whether a person types the name. One slip is reported and asked again; Enter alone is no. */
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
      ? `that is not "${name}": type it once more, or press Enter to cancel`
      : undefined;
  };
  return (await askText(terminal, asked, signal, check)).trim() === name;
};
