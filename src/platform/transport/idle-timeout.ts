/** A timer for the silence of the other side. */
export interface IdleTimer {
  /** Restarts the timer: data moved, and the other side is next. */
  wait(): void;
  /** Stops the timer: our own turn, or the end. */
  rest(): void;
}

/** Calls `late` when the other side has been silent for `ms` milliseconds. */
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
