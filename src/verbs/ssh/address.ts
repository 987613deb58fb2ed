import { getItemPath } from '../../catalog/paths.ts';
import type { AddressVerb } from '../../catalog/vocabulary.ts';
import {
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';
import { addAddressFlag } from './ssh-flags.ts';

/** `ip`: the address of one target. */
const buildAddress = (verbCommand: VerbCommand): void => {
  const { resource, name, command } = verbCommand;
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const address = addAddressFlag(verbCommand);
  command.action(() =>
    runVerb<AddressVerb>(verbCommand, async (session, { resource }) => {
      const { showAddress } = await import('../../operate/ssh/show-address.ts');
      await showAddress(session, {
        ...{ resource, name, words: readWords(readArgument(verbCommand)), parents: parents() },
        address: address(),
      });
    }),
  );
};

/** `ip`: the address of one target. */
export const addressKind: VerbKind<AddressVerb> = {
  build: buildAddress,
  examples: ({ one }) => [one, `${one} --address private`, `${one} -o json`],
};
