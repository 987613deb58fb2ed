import type { Command } from 'commander';
import type { Settings } from '../config/settings.ts';
import { newCommand } from './command.ts';
import { addCommonFlags, addUnseenCommonFlags, type CommonFlags, flagsOf } from './flags.ts';
import { setExamples } from './help.ts';
import { loadFor } from './settings.ts';
import type { Stage } from './stage.ts';

/** Loads the settings as any command would, and shows something of them. */
const showing = async (
  stage: Stage,
  command: Command,
  show: (settings: Settings) => Promise<void>,
): Promise<void> => show(await loadFor(stage, flagsOf<CommonFlags>(command)));

const showCommand = (stage: Stage): Command => {
  const command = addCommonFlags(newCommand('show', 'Show the settings in force')).option(
    '--origin',
    'say where each came from',
  );
  setExamples(command, ['imco config show', 'imco config show --origin']);
  return command.action(async (flags: { origin?: true }) => {
    const { showOrigins, showSettings } = await import('../commands/config.ts');
    const show = flags.origin ? showOrigins : showSettings;
    await showing(stage, command, (settings) => show(stage.writer, settings));
  });
};

const pathCommand = (stage: Stage): Command => {
  const command = addCommonFlags(newCommand('path', 'Show which configuration files are read'));
  setExamples(command, ['imco config path']);
  return command.action(async () => {
    const { showPaths } = await import('../commands/config.ts');
    await showing(stage, command, (settings) => showPaths(stage.writer, settings));
  });
};

/** `imco config`. */
export const configCommand = (stage: Stage): Command => {
  const command = addUnseenCommonFlags(newCommand('config', 'What imco is configured to do'))
    .addCommand(showCommand(stage))
    .addCommand(pathCommand(stage));
  setExamples(command, ['imco config show --origin', 'imco config path']);
  return command;
};
