import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

/** A minute of the platform is over in a second there. */
let steady: TestPlatform;
/** Nothing gets anywhere there while a test looks. */
let slow: TestPlatform;

before(async () => {
  [steady, slow] = await Promise.all([startPlatform(60), startPlatform(1)]);
});
after(async () => {
  await steady.close();
  await slow.close();
});

const words = 'imco cloud servers';

describe('waiting for several things on a terminal', () => {
  test('shows each with its state, the time and where it was before; and leaves no trace', async () => {
    const screen = onTerminal(`${words} boot app-1 app-2 --wait --poll 200ms`, steady.env);
    await screen.until(/^NAME +STATE +ELAPSED +BEFORE$/m);
    await screen.until(/^app-1 +bootstrapping +\d+s +inactive > booting$/m);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0);
    const lines = visible(bytes).filter((line) => line !== '');
    assert.match(lines[0] ?? '', /^NAME +ID +STATE +RESULT$/);
    assert.match(lines[1] ?? '', /^app-1 .* operational +done$/);
    assert.doesNotMatch(lines.join('\n'), /ELAPSED|BEFORE/);
  });

  test('fits on the screen and counts the remaining rows', async () => {
    const command = `${words} wait --all --for name=nosuch --poll 200ms`;
    const screen = onTerminal(command, slow.env);
    await screen.until(/^and \d+ more: enlarge the window to see them$/m);
    const shown = visible(screen.shown());
    const table = shown.slice(shown.findIndex((line) => line.startsWith('NAME')));
    assert.ok(table.filter((line) => line !== '').length <= 23, shown.join('\n'));
    screen.type('\u0003');
    assert.equal((await screen.ended()).code, 130);
  });

  test('Ctrl-C says how to wait again, for all that are under way', async () => {
    const screen = onTerminal(`${words} boot app-1 app-2 app-3 --wait`, slow.env);
    await screen.until(/^app-3 +booting/m);
    screen.type('\u0003');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    const told = visible(bytes).map((line) => line.replace(/^(?:\^C)+/, ''));
    assert.deepEqual(
      told.slice(told.findIndex((line) => line.startsWith('error:'))).filter(Boolean),
      [
        'error: stopped waiting; app-1, app-2 and app-3 are still in progress',
        'hint: wait again with',
        '"imco cloud servers wait app-1 app-2 app-3 --for state=operational"',
      ],
    );
  });

  test('--quiet shows nothing of it', async () => {
    const command = `${words} wait app-1 web-01 --for state=operational --timeout 1s -q`;
    const { code, bytes } = await onTerminal(command, slow.env).ended();
    assert.equal(code, 7);
    assert.doesNotMatch(bytes, /ELAPSED/);
  });
});
