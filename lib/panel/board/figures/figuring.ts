import type { Person } from '../../../model/change';
import type { Workspace } from '../../../model/workspace';
import { personFigures } from '../../../rules/metrics/person-figures';
import { readingOf, type Reading } from '../../../rules/metrics/reading';
import type { FiguresState, FigureStore } from '../../../store/figures/figure-store';
import type { Store } from '../../../store/store';
import { readPeers } from './peers';
import { personWorth, type WorthHow } from './person-worth';

/** What it is made with. `pause` lets others work in between. */
export interface FiguringOptions {
  store: Pick<Store, 'stageFigures'> & { figures: FigureStore };
  now: () => number;
  pause: () => Promise<void>;
  /** Called when something about the walk is new. */
  told: () => void;
}

/** Estimates are made anew after so long. */
const FRESH_MS = 24 * 60 * 60 * 1000;
/** While another page walks, it is looked again so often. */
const AGAIN_MS = 2000;

/** By which settings people are counted. */
interface By {
  workspace: Workspace;
  ordersKnown: boolean;
}

/** Keeps the figures of a device up to date: walks over everybody where that is needed, and counts again who changed. */
export class Figuring {
  /** The walk under way: 0 to 1. */
  progress: number | null = null;
  private abort = new AbortController();
  private walking: Promise<void> | null = null;
  private isStopped = false;
  private by: By | null = null;
  private reading: Reading | null = null;
  private peers: WorthHow['peers'] = () => null;

  constructor(private readonly options: FiguringOptions) {}

  /** The settings are others: what is under way by the old ones ends. */
  use(workspace: Workspace, ordersKnown: boolean): void {
    const reading = readingOf(workspace);
    const isOther = reading.signature !== this.reading?.signature || ordersKnown !== this.by?.ordersKnown;
    this.by = { workspace, ordersKnown };
    this.reading = reading;
    if (isOther) this.abort.abort();
  }

  /** What was counted by other settings does not count: who is shown orders has estimates, who is not has none. */
  get signature(): string {
    return JSON.stringify([this.reading?.signature, this.by?.ordersKnown]);
  }

  /** Whether everybody is counted as people are counted now. */
  isWhole({ figuring }: FiguresState): boolean {
    return figuring?.signature === this.signature && (figuring.through === null || figuring.isWhole);
  }

  /**
   * Counts again who changed; a walk that is needed begins. Resolves when nobody waits, or the walk has begun; true where
   * somebody was counted.
   */
  async keepUp(): Promise<boolean> {
    const { figures } = this.options.store;
    const { figuring, waiting } = await figures.state();
    const isDue = (figuring?.at ?? 0) + FRESH_MS <= this.options.now();
    const isCounted = figuring?.signature === this.signature && figuring.through === null;
    if (!isCounted || isDue) this.walk();
    if (!isCounted || this.walking !== null || waiting === 0) return false;
    await this.readPeers();
    while (((await figures.fold((person) => this.figure(person), this.signature)) ?? 0) > 0) {
      await this.options.pause();
    }
    return true;
  }

  /** Breaks a walk off; it goes on from there when the board is opened again. */
  stop(): void {
    this.isStopped = true;
    this.abort.abort();
  }

  private figure(person: Person) {
    const { by, reading } = this;
    if (by === null || reading === null) throw new Error('Nobody is counted before the settings are known.');
    const { workspace, ordersKnown } = by;
    const how = { workspace, now: this.options.now(), peers: this.peers };
    return personFigures(person, reading, ordersKnown ? personWorth(person, how) : null);
  }

  private async readPeers(): Promise<void> {
    const { by } = this;
    if (by?.ordersKnown === true) this.peers = await readPeers(this.options.store, by.workspace);
  }

  private walk(): void {
    if (this.walking !== null || this.isStopped) return;
    const { signal } = (this.abort = new AbortController());
    this.progress = 0;
    this.walking = this.walkAll(signal).finally(() => {
      this.walking = null;
      this.progress = null;
      this.options.told();
    });
    this.walking.catch((error: unknown) => {
      const isEnd = error instanceof Error && ENDS.includes(error.name);
      if (error instanceof Error && error.name === 'WalkOvertakenError')
        setTimeout(this.options.told, AGAIN_MS);
      if (isEnd) return;
      queueMicrotask(() => {
        throw error;
      });
    });
  }

  private async walkAll(signal: AbortSignal): Promise<void> {
    const { store, pause, told } = this.options;
    await this.readPeers();
    await store.figures.walk((person) => this.figure(person), this.signature, {
      signal,
      pause,
      seen: ({ done, of }) => {
        this.progress = of === 0 ? 1 : done / of;
        told();
      },
    });
  }
}

/** A walk that was broken off, a database that closed under it, and one that another page overtook are no faults. */
const ENDS = ['AbortError', 'StoreClosedError', 'WalkOvertakenError'];
