import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import type { DisplayChange, TerminalOutput } from '../../../src/lib/terminal.ts';
import { openArea, writeAboveFrames } from '../../../src/output/terminal/redraw.ts';
import { Kept } from '../sinks.ts';

const up = /ESC\[(\d+)A/;

/** A terminal whose size and owner change while something is drawn on it. */
class Window {
  readonly stream = Object.assign(new Kept(), { rows: 24 });
  columns = 80;
  inBackground = false;
  #tell: (change: DisplayChange) => void = () => {};

  /** All that was written to it. */
  get written(): string {
    return this.stream.text.replaceAll('\u001b', 'ESC');
  }

  sink(more: Partial<TerminalOutput> = {}): TerminalOutput {
    const columns = (): number => this.columns;
    return {
      stream: this.stream,
      isTerminal: true,
      get columns() {
        return columns();
      },
      colors: 0,
      onDisplayChange: (listener) => {
        this.#tell = listener;
        return () => {
          this.#tell = () => {};
        };
      },
      isInBackground: () => this.inBackground,
      ...more,
    };
  }

  /** Something happens to it; resolves with what was drawn because of it. */
  async change(change: DisplayChange, columns = this.columns): Promise<string> {
    const before = this.written.length;
    this.columns = columns;
    this.#tell(change);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    return this.written.slice(before);
  }
}

const lines = ['x'.repeat(60), 'y'.repeat(30), 'é'.repeat(10)];

describe('an area of a terminal', () => {
  for (const [what, columns, more, rows] of [
    ['narrower, whose lines are broken anew', 25, {}, 6],
    ['narrower, whose lines are cut', 25, { cutsLines: true as const }, 3],
    ['wider', 100, {}, 3],
  ] as const) {
    test(`is drawn at once in a window that is ${what}, over all of its old rows`, async () => {
      const window = new Window();
      const area = openArea(window.sink(more), () => lines);
      await area.update();
      const drawn = await window.change('resized', columns);
      assert.equal(up.exec(drawn)?.[1], String(rows));
      // All is erased before a line is written.
      assert.match(drawn, /^\rESC\[\d+AESC\[Jx/);
      assert.ok(drawn.includes(columns === 25 ? `${'x'.repeat(23)}…ESC[K\n` : (lines[0] ?? '')));
    });
  }

  test('is drawn for an update that comes right behind the last look', async () => {
    const window = new Window();
    let shown = 'one';
    const area = openArea(window.sink(), () => [shown]);
    const write = window.stream._write;
    window.stream._write = (chunk, encoding, done) => {
      window.stream._write = write;
      write.call(window.stream, chunk, encoding, done);
      queueMicrotask(() => {
        shown = 'two';
        area.update();
      });
    };
    await area.update();
    await new Promise((resolve) => setImmediate(resolve));
    assert.match(window.written, /one[\s\S]*two/);
  });

  test('never has more lines or cells than there is room for', async () => {
    for (const [columns, rows] of [
      [20, 5],
      [5, 2],
      [1, 1],
    ] as const) {
      const window = new Window();
      window.columns = columns;
      window.stream.rows = rows;
      const bold = lines.map((line) => `\u001b[1m${line}\u001b[22m`);
      await openArea(window.sink(), () => bold).update();
      const plain = window.written.replace(/ESC\[[0-9;]*[A-Za-z]/g, '').slice(1);
      const shown = plain.split('\n').slice(0, -1);
      assert.ok(shown.length <= Math.max(rows - 1, 1), `${rows}: ${shown.length}`);
      for (const line of shown) assert.ok(line.length <= Math.max(columns - 1, 1), line);
      assert.doesNotMatch(window.written, /ESC\[1m[^\n]*…(?!ESC\[0m)/);
    }
  });

  test('starts anew at the cursor when the process goes on after a stop', async () => {
    const window = new Window();
    const area = openArea(window.sink(), () => lines);
    await area.update();
    const drawn = await window.change('continued');
    assert.match(drawn, /^\rx/);
    assert.doesNotMatch(drawn, up);
  });

  test('draws and erases nothing in the background, and nothing of others afterwards', async () => {
    const window = new Window();
    const area = openArea(window.sink(), () => lines);
    await area.update();
    window.inBackground = true;
    assert.equal(await window.change('resized', 70), '');
    window.inBackground = false;
    assert.doesNotMatch(await window.change('resized', 60), up);
    window.inBackground = true;
    const before = window.written;
    area.clear();
    assert.equal(window.written, before);
  });

  test('is redrawn below a message on either stream', async () => {
    const window = new Window();
    const area = openArea(window.sink(), () => lines);
    await area.update();
    const before = window.written.length;
    writeAboveFrames(window.sink(), 'a message\n');
    const written = window.written.slice(before);
    assert.match(written, /^\rESC\[3AESC\[J.*a message\n\rx/s);
    area.clear();
    const log = new Kept();
    writeAboveFrames({ ...window.sink(), stream: log, isTerminal: false }, 'logged\n');
    assert.equal(log.text, 'logged\n');
  });

  test('a last frame replaces the one before and stays', async () => {
    const window = new Window();
    const area = openArea(window.sink(), () => lines);
    await area.update();
    window.stream.write('^C');
    const before = window.written.length;
    await area.leave();
    assert.match(window.written.slice(before), /^\rESC\[3A.*\nESC\[J$/s);
    assert.equal(await window.change('resized', 40), '');
  });

  test('notices that its terminal takes nothing any more', async () => {
    const broken = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('EIO'), { code: 'EIO' })),
    });
    const area = openArea({ ...new Window().sink(), stream: broken }, () => lines);
    await area.update();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(area.isLost(), true);
  });
});
