import { createHash, randomBytes } from 'node:crypto';
import { scripts } from '../../catalog/blueprint/scripts.ts';
import { templateScripts } from '../../catalog/blueprint/template-scripts.ts';
import { templates } from '../../catalog/blueprint/templates.ts';
import { genericImages } from '../../catalog/cloud/generic-images.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import type { Row } from '../../catalog/resource.ts';
import { failedWord } from '../../catalog/verb-facts.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import { pickPrivateAddress, pickPublicAddress } from './addresses.ts';
import { detachAll } from './attachable.ts';
import type { ActionInput, Behaviour } from './behaviour.ts';
import { findPlacementProblems, withPlacement } from './placement.ts';
import { removeMember } from './server-arrays.ts';

type Server = Row<typeof servers> & StoredItem;

/** The steps by which an imported server comes under management. */
const convergence = ['M1', 'M1-M2', 'M2', 'M2-M3', 'Certified'];

/** Verbs for imported servers only. */
const importedOnly = new Set(['brownfield-token', 'converge', 'override-brownfield', 'discard']);

/** How long a script runs on a real platform, in minutes. */
const scriptMinutes = 0.5;

const onCreate = (server: Server, accountState: AccountState): void => {
  server.brownfield_state = 'Pure';
  withPlacement(server, accountState);
};

/** The provider assigns addresses when the machine is first started. */
export const assignAddresses = (server: Server, { account, random }: AccountState): void => {
  if (server.private_ip) return;
  const table = account.of(servers);
  const isTaken = (member: string) => (address: string) => table.having(member, address).length > 0;
  server.private_ip = pickPrivateAddress(random, isTaken('private_ip'));
  if (!server.privateness) {
    const crowd = table.distinct('public_ip');
    server.public_ip = pickPublicAddress(random, { isTaken: isTaken('public_ip'), crowd });
  }
  const host = server.name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
  server.fqdn = `${host}-${server.id.slice(-6)}.servers.example.net`;
};

const listOperationalScripts = (server: Server, { account }: AccountState): StoredItem[] =>
  account
    .of(templateScripts)
    .rows()
    .filter((pair) => pair.template_id === server.template_id && pair.type === 'operational')
    .sort((a, b) => (a.execution_order ?? 0) - (b.execution_order ?? 0));

/** The first user of the operating system, and a password that is always the same for a server. */
const createServerCredentials = (
  server: Server,
  { account }: AccountState,
): Record<string, string> => {
  const template = account.of(templates).get(server.template_id ?? '');
  const image = account.of(genericImages).get(template?.generic_image_id ?? '')?.name ?? '';
  const username = image.startsWith('Windows')
    ? 'Administrator'
    : image.startsWith('Ubuntu')
      ? 'ubuntu'
      : 'root';
  const password = createHash('sha256').update(`password of ${server.id}`).digest('base64url');
  return { username, password: password.slice(0, 16) };
};

/** Responds that the script was started; an event reports its end later. */
const runScript = ({ row, picked, by, platform }: ActionInput<Server>): StoredItem => {
  const { account, journal, lifecycle } = platform;
  const script = account.of(scripts).get(String(picked?.script_id))?.name ?? 'unknown';
  const at = platform.now();
  const hasFailed = lifecycle.failureOf('run-script', [failedWord]) !== undefined;
  journal.later({
    level: hasFailed ? 'error' : 'info',
    header: hasFailed ? 'Script failed' : 'Script executed',
    description: `The script ${script} has ended on the server ${row.name} with exit code ${hasFailed ? 1 : 0}.`,
    on: row.id,
    at: at + lifecycle.duration(scriptMinutes),
  });
  return journal.write({
    level: 'info',
    header: 'Script execution requested',
    description: `Execution of the script ${script} on the server ${row.name} has been requested by ${by}.`,
    on: row.id,
    at,
  });
};

const createBrownfieldToken = ({
  row,
  by,
  platform,
}: ActionInput<Server>): Record<string, string> => {
  platform.lifecycle.begin(
    { resource: servers, row, verb: 'brownfield-token', by },
    platform.now(),
  );
  return { token: randomBytes(24).toString('hex') };
};

/** Servers: defaults, addresses, scripts, imported machines. */
export const serverBehaviour: Behaviour<Server> = {
  check: findPlacementProblems,
  onCreate,
  onEnter: (server, value, accountState) => {
    if (value === 'bootstrapping') assignAddresses(server, accountState);
    if (value === 'decommissioning') detachAll(server.id, accountState);
  },
  onDelete: (server, accountState, at) => {
    detachAll(server.id, accountState);
    removeMember(server, accountState, at);
  },
  chooseTransition: (server, { verb }) => {
    if (verb !== 'converge') return undefined;
    const reached = convergence.indexOf(server.brownfield_state ?? 'M1');
    return { values: convergence.slice(reached + 1) };
  },
  explainRefusal: (server, verb) => {
    if (!importedOnly.has(verb)) return undefined;
    if (server.brownfield_state === 'Pure') return 'The server was not imported';
    if (verb === 'converge' && server.brownfield_state === 'Certified')
      return 'The server has already been converged';
    return undefined;
  },
  views: { credentials: createServerCredentials, scripts: listOperationalScripts },
  actions: { 'run-script': runScript, 'brownfield-token': createBrownfieldToken },
};
