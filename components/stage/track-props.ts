import type { LifecycleModel, Stage } from '../../lib/model/lifecycle';

/** What a drawing of stages needs, as a track or as a ring. */
export interface StageTrackProps {
  model: LifecycleModel;
  current: Stage | null;
  /** Absent where stages cannot be changed: by a role, or through a lens. */
  onMove?: ((to: string) => void) | undefined;
}
