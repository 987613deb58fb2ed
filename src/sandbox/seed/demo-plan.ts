/** What a new demo account has where nothing else is asked for. */
export const demoPlan = { kind: 'demo', servers: 25, events: 500 } as const;
