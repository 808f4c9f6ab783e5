import type { Counted, Place } from './place';

/** What is to be added to the counters; nothing where it is 0. */
export class Counting {
  private readonly stages = new Map<string, { place: Place; people: number }>();
  private readonly owners = new Map<string, number>();

  /** Somebody came (`null` before), went (`null` after), or is counted elsewhere. */
  change(before: Counted | null, after: Counted | null): void {
    this.place(before?.place ?? null, -1);
    this.place(after?.place ?? null, 1);
    if (before !== null) this.owner(before.owner, -1);
    if (after !== null) this.owner(after.owner, 1);
  }

  /** Rows for `stage_counts`. */
  stageRows() {
    return [...this.stages.values()]
      .filter(({ people }) => people !== 0)
      .map(({ place: [market, model, stage], people }) => ({ market, model, stage, people }));
  }

  /** Rows for `owner_counts`; '' is nobody. */
  ownerRows() {
    return [...this.owners]
      .filter(([, people]) => people !== 0)
      .map(([owner, people]) => ({ owner, people }));
  }

  private place(place: Place | null, by: number): void {
    if (place === null) return;
    const key = JSON.stringify(place);
    this.stages.set(key, { place, people: (this.stages.get(key)?.people ?? 0) + by });
  }

  private owner(owner: string | null, by: number): void {
    this.owners.set(owner ?? '', (this.owners.get(owner ?? '') ?? 0) + by);
  }
}
