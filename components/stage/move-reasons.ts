/** Why people are moved back, in words that need no typing. */
export const MOVE_REASONS = [
  'Moved too early',
  'Lost interest',
  'Paused',
  'New need',
  'Wrong entry',
] as const;
