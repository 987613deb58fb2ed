import { Command } from 'commander';
import { helpStyle } from './help.ts';

/**
 * Creates a command with the defaults of imco: failures are thrown, help has the common layout, and
 * groups have no `help` subcommand, since `imco help <words>` covers all commands.
 */
export const newCommand = (name: string, about: string): Command =>
  new Command(name)
    .description(about)
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .configureHelp(helpStyle)
    .exitOverride();
