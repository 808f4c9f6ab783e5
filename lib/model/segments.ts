/** Segments by name, as the tables list them. Without zod: the panel draws before it is loaded. */
export const SEGMENTS = [
  'prospect',
  'new-buyer',
  'promising',
  'loyalist',
  'long-time',
  'at-risk',
  'lapsed',
] as const;
