/** What a key has asked for in the chosen line. */
export type Asked = 'score' | { stage: number } | null;
