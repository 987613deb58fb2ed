/** Distinct texts for each place a secret can be in, and the search for them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands for the secret of each place. */
export const canaries = {
  privateKeySent: 'CANARY4sentPrivateKeyLine',
  presharedKey: 'CANARY4preshared<&>"key',
  accountData: 'CANARY4saas+account/data',
  rawBody: 'CANARY4raw-body',
  privateKeyAnswered: 'CANARY4answeredPrivateKey',
  serverPassword: 'CANARY4server-password',
  serverUser: 'CANARY4server-user',
  brownfieldToken: 'CANARY4brownfield-token',
  signature: 'CANARY4signature',
  outputs: 'CANARY4outputs-of-a-deployment',
  proxyPassword: 'CANARY4proxy-password',
} as const;

/** A private key as it is sent. */
export const sentKey = `-----BEGIN PRIVATE KEY-----\n${canaries.privateKeySent}\n-----END PRIVATE KEY-----\n`;

/** What all of them have in common, however the rest is written. */
const mark = /CANARY4\w*/;

/** The secret that shows in a text: a canary, or a line of the private key imco itself uses. */
export const leakIn = (text: string, ownKey: string): string | undefined => {
  const lines = ownKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  return mark.exec(text)?.[0] ?? lines.find((line) => text.includes(line));
};

/** Every file below a folder. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The files below a folder in which a secret stands. */
export const leakingFiles = (folder: string, ownKey: string): readonly string[] =>
  filesBelow(folder).filter((path) => leakIn(readFileSync(path, 'latin1'), ownKey) !== undefined);
