/** The fixed spine every stage of every model maps to, in its order. Without zod: the panel draws before it is loaded. */
export const PHASES = [
  'awareness',
  'acquisition',
  'consideration',
  'conversion',
  'onboarding',
  'retention',
  'growth',
  'advocacy',
  'lapsed',
  'outside',
] as const;
