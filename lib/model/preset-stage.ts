import type { Phase, Stage } from './lifecycle';

/** A stage of a preset; its id is its label in lower case with hyphens. */
export function stage(label: string, phase: Phase, explains: string, more: { lost?: boolean } = {}): Stage {
  const id = label
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
  return { id, label, explains, phase, lost: more.lost ?? false };
}
