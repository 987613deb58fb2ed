import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The name of a chunk, without its folder and its hash. */
const chunkName = (path: string): string =>
  path.replace(/^.*[/\\]/, '').replace(/-[\w-]{8}\.cjs$/, '');

/** The chunks there are. */
export const builtChunks = (): readonly string[] => readdirSync('dist/chunks').map(chunkName);

/** The chunks of the built program that a command line loads. */
export const loadedBy = (...args: string[]): readonly string[] => {
  const program = JSON.stringify(join(process.cwd(), 'dist', 'main.cjs'));
  const report =
    'process.on("exit", () => process.stderr.write("\\n" + JSON.stringify(Object.keys(require.cache))))';
  const code = `process.argv.splice(1, 0, ''); ${report}; require(${program})`;
  const { stderr } = spawnSync(process.execPath, ['-e', code, '--', ...args], {
    encoding: 'utf8',
    // What stdout carries can be larger than what is buffered.
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, HOME: '/nonexistent' },
  });
  const paths: string[] = JSON.parse(stderr.split('\n').at(-1) ?? '');
  return paths.map(chunkName);
};
