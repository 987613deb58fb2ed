import { Option } from 'commander';
import type { ActionVerb, CreateVerb, UpdateVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from './flags.ts';
import {
  addOptions,
  dryRun,
  fromFile,
  type Place,
  run,
  showSecrets,
  someFields,
  takeTarget,
  takeTargets,
} from './place.ts';

const waiting = (verb: CreateVerb | ActionVerb): readonly Option[] => {
  const { awaits } = verb;
  if (!awaits) return [];
  const further = verb.kind === 'create' && verb.followedBy;
  const more = further ? `, with --${further} until that is done` : '';
  const until = awaits.gone ? 'it is gone' : `it is ${(awaits.until ?? []).join(' or ')}${more}`;
  return [
    new Option('--wait', `wait until ${until}`),
    new Option('--no-wait', 'do not wait').hideHelp(),
  ];
};

/** An option added for a verb, with what it was given. */
const added = ({ command }: Place, option: Option): (() => unknown) => {
  command.addOption(option);
  return () => command.getOptionValue(option.attributeName());
};

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** `create`, or what the platform calls it: a flag for each field of the body. */
export const buildCreate = (place: Place, verb: CreateVerb): void => {
  const { resource, name, command } = place;
  const keys = [...verb.needs, ...(verb.takes ?? [])];
  const fields = addFieldFlags(command, someFields(resource, keys), verb.needs);
  const file = added(place, fromFile());
  const next = verb.followedBy;
  const rest = verb.awaits?.until?.join(' or ');
  const follow = next
    ? added(place, new Option(`--${next}`, `${next} it as soon as it is ${rest}`))
    : () => false;
  addOptions(command, [...waiting(verb), dryRun()]);
  const { argument } = verb;
  if (argument) command.argument(`[${argument}]`, `the same as --${argument}`);
  command.action((word: unknown) =>
    run(place, async (session) => {
      const { create } = await import('../operate/create.ts');
      const named = argument && typeof word === 'string' ? { [argument]: word } : {};
      const input = { flags: { ...fields.given(), ...named }, fromFile: textIn(file()) };
      await create(session, { resource, name, verb, input, follow: follow() === true });
    }),
  );
};

/** `update`: a flag for each field that can change. */
export const buildUpdate = (place: Place, verb: UpdateVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const fields = addFieldFlags(command, someFields(resource, verb.takes), []);
  const file = added(place, fromFile());
  addOptions(command, [dryRun()]);
  command.action((word: string) =>
    run(place, async (session) => {
      const { update } = await import('../operate/update.ts');
      const input = { flags: fields.given(), fromFile: textIn(file()) };
      await update(session, { resource, name, verb, word, input });
    }),
  );
};

/** A verb that starts something on targets. */
export const buildAction = (place: Place, verb: ActionVerb): void => {
  const { resource, name, command } = place;
  takeTargets(place);
  const { pick, precededBy: before } = verb;
  const picked = pick
    ? added(place, new Option(`--${pick.flag} <name|id>`, `${pick.about} (required)`))
    : () => undefined;
  const precede = before
    ? added(place, new Option(`--${before}-first`, `${before} first where the state asks for it`))
    : () => false;
  addOptions(command, waiting(verb));
  if (verb.destructive) {
    command.option('-y, --yes', 'do not ask for confirmation');
    command.option('--confirm <profile>', 'the same for a protected profile: its name');
  }
  if (verb.when) command.option('--force', 'send it whatever the state is');
  if (verb.answers?.kind === 'secret') addOptions(command, showSecrets());
  addOptions(command, [dryRun()]);
  command.action((words: string[]) =>
    run(place, async (session) => {
      const { act } = await import('../operate/act.ts');
      await act(session, {
        resource,
        name,
        verb,
        words,
        picked: textIn(picked()),
        precede: precede() === true,
      });
    }),
  );
};

const addToList = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
];

/** `label`: labels put on and taken off. */
export const buildLabel = (place: Place): void => {
  const { resource, command } = place;
  takeTargets(place);
  command.option('--add <a,b>', 'labels to put on', addToList);
  command.option('--remove <a,b>', 'labels to take off', addToList);
  command.option('--create-labels', 'make the labels that do not exist');
  addOptions(command, [dryRun()]);
  command.action((words: string[]) =>
    run(place, async (session) => {
      const { label } = await import('../operate/label.ts');
      const flags = command.opts<{ add?: string[]; remove?: string[]; createLabels?: true }>();
      const { add = [], remove = [], createLabels = false } = flags;
      await label(session, { resource, words, add, remove, createLabels });
    }),
  );
};
