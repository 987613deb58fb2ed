/** What chooses the version of the API, and how to use another one, by where the settings are. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeVersionChoice, suggestOtherVersion } from '../../src/config/suggest-version.ts';

type Choice = Parameters<typeof describeVersionChoice>[0];
type Place = Choice['api']['origin'];

const user: Place = { kind: 'user', where: '/home/ann/config.yaml' };
const flag = (where: string): Place => ({ kind: 'flag', where });
const variable = (where: string): Place => ({ kind: 'environment', where });
const project: Place = { kind: 'project', where: '/srv/.imco.yaml' };

const profile = { value: 'prod', origin: user } as const;
const apiFrom = (origin: Place): Pick<Choice, 'api'> => ({ api: { value: 'v2', origin } });
const endpointFrom = (origin: Place, end = '/v2'): Pick<Choice, 'endpoint'> => ({
  endpoint: { value: `https://clients.example.com${end}`, origin },
});

const either = 'add --api v3, or switch the profile with "imco config set api v3"';
const onlyProfile = 'switch the profile with "imco config set api v3"';

const cases: Readonly<Record<string, readonly [Choice, current: string, suggestion: string]>> = {
  'the profile': [{ profile, ...apiFrom(user) }, 'profile "prod" uses v2', either],
  'a default': [
    { profile, ...apiFrom({ kind: 'default', where: 'default' }) },
    'profile "prod" uses v2',
    either,
  ],
  'settings without a profile': [apiFrom(user), 'v2 is used', either],
  'the endpoint of the profile': [
    { profile, ...apiFrom(user), ...endpointFrom(user) },
    'profile "prod" uses v2',
    onlyProfile,
  ],
  'a profile given with a flag': [
    { profile: { value: 'prod', origin: flag('--profile') }, ...apiFrom(user) },
    'profile "prod" uses v2',
    'add --api v3, or switch the profile with "imco config set api v3 --profile prod"',
  ],
  'the endpoint of a profile that a project file chooses': [
    { profile: { value: 'prod', origin: project }, ...apiFrom(user), ...endpointFrom(user) },
    'profile "prod" uses v2',
    'switch the profile with "imco config set api v3 --profile prod"',
  ],
  'a flag': [
    { profile, ...apiFrom(flag('--api')), ...endpointFrom(user, '') },
    'api is v2 (--api)',
    'use --api v3',
  ],
  'a variable': [
    { profile, ...apiFrom(variable('IMCO_API')) },
    'api is v2 (IMCO_API)',
    'set IMCO_API to v3',
  ],
  'a project file': [
    { profile, ...apiFrom(project) },
    'api is v2 (/srv/.imco.yaml)',
    'set api to v3 in /srv/.imco.yaml',
  ],
  'the endpoint of a flag': [
    { profile, ...apiFrom(user), ...endpointFrom(flag('--endpoint')) },
    'the endpoint (--endpoint) ends in v2',
    'end the endpoint (--endpoint) in /v3 instead of /v2',
  ],
  'the endpoint of a project file': [
    { profile, ...apiFrom(user), ...endpointFrom(project) },
    'the endpoint (/srv/.imco.yaml) ends in v2',
    'end the endpoint (/srv/.imco.yaml) in /v3 instead of /v2',
  ],
};

describe('a version that is chosen by', () => {
  for (const [place, [settings, current, suggestion]] of Object.entries(cases)) {
    test(place, () => {
      assert.equal(describeVersionChoice(settings, 'v2'), current);
      assert.equal(suggestOtherVersion(settings, 'v3'), suggestion);
    });
  }
});
