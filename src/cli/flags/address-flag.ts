import { Option } from 'commander';
import { addressKinds } from '../../catalog/rules/machines.ts';
import { setFlagFacts } from './flag-facts.ts';

/** `--address`: the addresses of machines to try. */
export const createAddressFlag = (): Option =>
  setFlagFacts(
    new Option(
      '--address <a,b>',
      `addresses to try, in order: ${addressKinds.join(', ')}; default: the setting ssh-address, or all`,
    ),
    { isList: true },
  );
