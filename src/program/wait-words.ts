/**
 * `--wait=state` in words that a parser can't mistake: a word behind a bare `--wait` is a target.
 * What stands behind `--` is left as it is.
 */
export const joinWaitValues = (args: readonly string[]): readonly string[] => {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  return [
    ...own.flatMap((word) =>
      word.startsWith('--wait=') ? ['--wait', word.replace('--wait=', '--wait-until=')] : [word],
    ),
    ...args.slice(own.length),
  ];
};
