/**
 * Resolves when the event loop has polled once more. Where the process was stopped or had no CPU,
 * its timers are overdue when it goes on, and come before what has arrived meanwhile: keys, answers
 * and signals.
 */
export const awaitLoopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
