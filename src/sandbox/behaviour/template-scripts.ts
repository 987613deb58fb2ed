import { templateScripts } from '../../catalog/blueprint/template-scripts.ts';
import type { Row } from '../../catalog/resource.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import type { Behaviour } from './behaviour.ts';

type Pairing = Row<typeof templateScripts> & StoredItem;

/** The other scripts of the same type and template, in their order. */
const listOthers = (pairing: Pairing, { account }: AccountState): Pairing[] =>
  account
    .of(templateScripts)
    .rows()
    .filter(
      (other) =>
        other.id !== pairing.id &&
        other.template_id === pairing.template_id &&
        other.type === pairing.type,
    )
    .sort(compareOrder);

const compareOrder = (one: Pairing, other: Pairing): number =>
  (one.execution_order ?? 0) - (other.execution_order ?? 0);

/** Scripts of a template run one after another within their type: 0, 1, 2 ... without gaps. */
export const templateScriptBehaviour: Behaviour<Pairing> = {
  onCreate: (pairing, accountState) => {
    pairing.execution_order = listOthers(pairing, accountState).length;
    pairing.parameter_values ??= {};
  },
  onDelete: (pairing, accountState) => {
    for (const [index, other] of listOthers(pairing, accountState).entries())
      other.execution_order = index;
  },
  onReorder: (pairing, position) => {
    pairing.execution_order = position;
  },
  order: compareOrder,
};
