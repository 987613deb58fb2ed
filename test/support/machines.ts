/** Servers of a platform that says of them whatever a test wants to know about. */
import type { TestContext } from 'node:test';
import { answer, type Behaviour, type Received } from './faulty-server.ts';
import { folderWith } from './folders.ts';

/** A server as the platform sends it. */
export interface MachineRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly [key: string]: unknown;
}

/** The id of the machine with this number. */
export const machineId = (number: number): string =>
  `6c0817ba8d03a9ce180b5e${String(number).padStart(2, '0')}`;

/** An operational machine at an address that leads to nobody. */
export const machineRow = (number: number, more: object = {}): MachineRow => ({
  id: machineId(number),
  name: `web-${number}`,
  state: 'operational',
  public_ip: `198.51.100.${number}`,
  private_ip: `10.0.0.${number}`,
  fqdn: `web-${number}.example.com`,
  template_id: null,
  cloud_account_id: null,
  label_ids: [],
  ...more,
});

/** Answers each list with its rows, by path, and servers by their id as well. */
export const accountOf =
  (servers: readonly MachineRow[], lists: Readonly<Record<string, readonly object[]>> = {}) =>
  (response: Parameters<Behaviour>[0], request: Received): void => {
    const path = request.url.replace(/^\/v\d/, '').replace(/\?.*$/, '');
    const id = /^\/cloud\/servers\/(\w+)$/.exec(path)?.[1];
    const one = servers.find((row) => row.id === id);
    const all: Readonly<Record<string, readonly object[]>> = {
      '/cloud/servers': servers,
      ...lists,
    };
    if (one) answer(200, one)(response, request);
    else if (id !== undefined) answer(404, { error: 'not found' })(response, request);
    else answer(200, all[path] ?? [])(response, request);
  };

/** A home folder, and an environment in which nothing of this machine is seen. */
export const homeFor = async (
  test: TestContext,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly home: string; readonly env: Readonly<Record<string, string>> }> => {
  const home = await folderWith(test, { '.keep': '', ...files });
  return { home, env: { HOME: home, PATH: process.env.PATH ?? '' } };
};
