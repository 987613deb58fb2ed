/** The command tree as `imco help --json` tells it, for tests that walk it. */
import type { Reference, ReferenceCommand } from '../../src/reference/reference.ts';
import { runImco } from '../support/program.ts';

/** The document, as a program that asks for it gets it. */
export const readReference = async (): Promise<Reference> => {
  const { code, stdout, stderr } = await runImco(['help', '--json']);
  if (code !== 0) throw new Error(`help --json ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
};

/** A command and all below it. */
export const withAllBelow = (command: ReferenceCommand): readonly ReferenceCommand[] => [
  command,
  ...command.commands.flatMap(withAllBelow),
];

/** Every command there is. */
export const allCommands = ({ commands }: Reference): readonly ReferenceCommand[] =>
  commands.flatMap(withAllBelow);
