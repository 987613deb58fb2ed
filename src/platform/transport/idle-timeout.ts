/** Notices that nothing moves. */
export interface IdleTimer {
  /** Something moved, and it is the other side's turn. */
  wait(): void;
  /** It is our own turn, however long that takes; or all is over. */
  rest(): void;
}

/** Calls `late` when the other side has moved nothing for `ms` milliseconds. */
export const startIdleTimer = (ms: number, late: () => void): IdleTimer => {
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => clearTimeout(timer);
  return {
    wait: () => {
      rest();
      timer = setTimeout(late, ms);
    },
    rest,
  };
};
