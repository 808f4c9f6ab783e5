/** The lowest and highest score of each survey. Without zod: the panel draws before it is loaded. */
export const SURVEY_SCALES: Record<'nps' | 'csat' | 'ces', { min: number; max: number }> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
};
