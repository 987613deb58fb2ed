/** The shells that there is code for a prompt for. */
export const promptShells = ['bash', 'zsh', 'fish'] as const;

export type PromptShell = (typeof promptShells)[number];
