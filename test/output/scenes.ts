import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/host.ts';
import { Interruption } from '../../src/lib/failures/failures.ts';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { openProgress } from '../../src/output/terminal/progress.ts';
import { confirm } from '../../src/output/terminal/prompts.ts';
import { openTerminal } from '../../src/output/terminal/terminal.ts';
import { openWriter } from '../../src/output/writer.ts';
import { column } from './sinks.ts';

const clock: Clock = {
  now: () => Date.now(),
  monotonic: readMonotonicMs,
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }),
};

const terminalOfProcess = () => {
  const { stdin, stdout, stderr, env } = process;
  return openTerminal({ stdin, stdout, stderr, env, color: undefined });
};

const id = '5f0c2a7be1d4a9000c3b7a11';

/** What a process of its own plays, on real streams. */
export const scenes: Readonly<Record<string, () => Promise<void>>> = {
  flood: async () => {
    const writer = openWriter(terminalOfProcess(), { format: 'table', quiet: false });
    const items = Array.from({ length: 100_000 }, () => ({ id }));
    await writer.document({ shape: 'list', items, columns: [column('id', { kind: 'id' })] });
    writer.warn('done');
  },

  list: async () => {
    const writer = openWriter(terminalOfProcess(), { format: 'table', quiet: false });
    const item = { id, name: '日本-🚀-\u001b]0;owned\u0007', about: 'word '.repeat(40) };
    const columns = [column('name'), column('about'), column('id', { kind: 'id' })];
    await writer.document({ shape: 'list', items: [item], columns });
  },

  wait: async () => {
    const terminal = terminalOfProcess();
    const writer = openWriter(terminal, { format: 'json', quiet: false });
    const progress = openProgress(terminal, { quiet: false, clock });
    progress.say('web-1 is \u001b[5mbooting');
    await clock.sleep(600);
    writer.note('a note in between');
    progress.say('web-1 is bootstrapping');
    await clock.sleep(300);
    progress.stop();
    await writer.text('over');
  },

  'short wait': async () => {
    const progress = openProgress(terminalOfProcess(), { quiet: false, clock });
    progress.say('web-1 is booting');
    await clock.sleep(20);
    progress.stop();
  },

  ask: async () => {
    const terminal = terminalOfProcess();
    const writer = openWriter(terminal, { format: 'table', quiet: false });
    try {
      await writer.text(`answer: ${await confirm(terminal, 'Destroy \u001b[5mweb-1?')}`);
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      await writer.text(`answer: ${error.message}`);
    }
  },

  'ask with a deadline': async () => {
    const terminal = terminalOfProcess();
    const writer = openWriter(terminal, { format: 'table', quiet: false });
    const ended = new AbortController();
    setTimeout(() => ended.abort(new Interruption('terminated', 'asked to end')), 300);
    await confirm(terminal, 'Destroy web-1?', ended.signal).catch((error: unknown) =>
      writer.text(`answer: ${String(error)}`),
    );
  },
};
