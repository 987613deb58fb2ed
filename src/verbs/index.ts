import type { Verb } from '../catalog/vocabulary.ts';
import { actionKind } from './action.ts';
import { addKind } from './add.ts';
import { amendKind } from './amend.ts';
import { choiceKind } from './choices/choice.ts';
import { compareKind } from './comparison/compare.ts';
import { createKind } from './create.ts';
import { editKind } from './documents/edit.ts';
import { labelKind } from './label.ts';
import { listKind } from './list.ts';
import { makeKind } from './make.ts';
import { orderKind } from './order.ts';
import { probeKind } from './probe.ts';
import { showKind } from './show.ts';
import { addressKind } from './ssh/address.ts';
import { sshKind } from './ssh/ssh.ts';
import { sshConfigKind } from './ssh/ssh-config.ts';
import { downloadKind } from './transfers/download.ts';
import { exportKind } from './transfers/export.ts';
import { updateKind } from './update.ts';
import { uploadKind } from './upload.ts';
import type { VerbKind } from './verb-kind.ts';
import { viewKind } from './view.ts';
import { waitKind } from './wait.ts';

/** Every kind of verb of the catalog, by its name there. */
export const verbKinds: {
  readonly [K in Verb['kind']]: VerbKind<Extract<Verb, { readonly kind: K }>>;
} = {
  list: listKind,
  show: showKind,
  create: createKind,
  update: updateKind,
  edit: editKind,
  action: actionKind,
  amend: amendKind,
  add: addKind,
  make: makeKind,
  choice: choiceKind,
  order: orderKind,
  upload: uploadKind,
  download: downloadKind,
  export: exportKind,
  view: viewKind,
  label: labelKind,
  wait: waitKind,
  compare: compareKind,
  probe: probeKind,
  ssh: sshKind,
  'ssh-config': sshConfigKind,
  address: addressKind,
};

/** The kind of a verb. */
export const findVerbKind = ({ kind }: Verb): VerbKind => verbKinds[kind];
