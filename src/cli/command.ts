import { Command } from 'commander';
import { helpStyle } from './help.ts';

/**
 * A command as all of imco's are. Failures are thrown, help is laid out as everywhere, and a
 * command that only leads to others has no `help` among them: `imco help <words>` has it all.
 */
export const newCommand = (name: string, about: string): Command =>
  new Command(name)
    .description(about)
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .configureHelp(helpStyle)
    .exitOverride();
