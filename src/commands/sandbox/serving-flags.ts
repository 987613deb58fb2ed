import { type Command, Option } from 'commander';
import { platformReleaseNames } from '../../catalog/versions/platform-release.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { appendValue } from '../../cli/flags/flag-values.ts';
import { demoPlan } from '../../sandbox/seed/demo-plan.ts';
import { defaultRelease, defaultSpeed } from './flags.ts';

const createNumberFlag = (flags: string, about: string, fallback: number): Option =>
  setFlagFacts(new Option(flags, about), { kind: 'integer', fallback });

/** Adds the flags that say what a sandbox serves, and how. */
export const addServingFlags = (command: Command): Command =>
  command
    .addOption(
      setFlagFacts(
        new Option(
          '--platform <release>',
          'release of the platform: 10 has API v3 and v2, 9 only v2',
        ).choices(platformReleaseNames),
        { fallback: defaultRelease },
      ),
    )
    .addOption(createNumberFlag('--port <n>', 'port on 127.0.0.1; 0 picks a free one', 0))
    .addOption(
      setFlagFacts(
        new Option('--seed <account>', 'initial content of a new account').choices([
          'demo',
          'empty',
        ]),
        { fallback: 'demo' },
      ),
    )
    .addOption(
      createNumberFlag(
        '--servers <n>',
        'number of servers in a new demo account',
        demoPlan.servers,
      ),
    )
    .addOption(
      createNumberFlag('--events <n>', 'number of events in a new demo account', demoPlan.events),
    )
    .addOption(
      setFlagFacts(new Option('--speed <x>', 'speed relative to a real platform'), {
        kind: 'number',
        fallback: defaultSpeed,
      }),
    )
    .addOption(createNumberFlag('--latency <ms>', 'delay before each response, in milliseconds', 0))
    .addOption(
      setFlagFacts(
        new Option(
          '--fault <fault>',
          'inject a fault, such as boot:stalled (repeatable)',
        ).argParser(appendValue),
        { isRepeatable: true },
      ),
    )
    .option('--storage-host', 'use a separate host with its own CA for uploads and downloads');
