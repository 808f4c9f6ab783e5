/** Something up to this seq of a workspace is there to be pulled. */
export interface Hint {
  workspaceId: string;
  seq: number;
}

/** Carries hints between the servers of one database. One may be lost, doubled or late: data never depends on it. */
export interface HintChannel {
  /** Tells every server, this one perhaps too. Never throws; does not wait. */
  send(hint: Hint): void;
  close(): Promise<void>;
}

/** Opens a channel; `receive` is called for each hint, `missed` when some may have been lost. */
export type OpenHintChannel = (receive: (hint: Hint) => void, missed: () => void) => HintChannel;

/** Somebody who waits for changes of a workspace. */
export interface Listener {
  hint(seq: number): void;
  /** The server stops. */
  end(): void;
}

interface Watched {
  listeners: Set<Listener>;
  /** The last seq that was told. */
  told: number;
}

/** Tells the devices of a workspace that it changed, wherever it was changed. */
export class Live {
  private readonly watched = new Map<string, Watched>();
  private readonly channel: HintChannel;
  private readonly timer: NodeJS.Timeout;

  /** `readSeq` asks the database, every `pollMs`, for what a lost hint would have told. */
  constructor(
    open: OpenHintChannel,
    private readonly readSeq: (workspaceId: string) => Promise<number>,
    pollMs = 15_000,
  ) {
    this.channel = open(
      (hint) => this.tell(hint),
      () => void this.poll(),
    );
    this.timer = setInterval(() => void this.poll(), pollMs);
    this.timer.unref();
  }

  /** A transaction that gave out seqs up to this one has been committed. */
  changed(workspaceId: string, seq: number): void {
    this.tell({ workspaceId, seq });
    this.channel.send({ workspaceId, seq });
  }

  /** Adds a listener, who knows of everything up to `seq`; returns what ends it. */
  listen(workspaceId: string, seq: number, listener: Listener): () => void {
    const entry = this.watched.get(workspaceId) ?? { listeners: new Set(), told: seq };
    this.watched.set(workspaceId, entry);
    entry.listeners.add(listener);
    if (entry.told > seq) listener.hint(entry.told);
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size === 0 && this.watched.get(workspaceId) === entry)
        this.watched.delete(workspaceId);
    };
  }

  /** How many listeners there are. */
  streams(): number {
    return [...this.watched.values()].reduce((sum, { listeners }) => sum + listeners.size, 0);
  }

  /** Ends every listener and the channel. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const { listeners } of [...this.watched.values()]) {
      for (const listener of [...listeners]) listener.end();
    }
    await this.channel.close();
  }

  private tell({ workspaceId, seq }: Hint): void {
    const entry = this.watched.get(workspaceId);
    if (entry === undefined || seq <= entry.told) return;
    entry.told = seq;
    for (const listener of entry.listeners) listener.hint(seq);
  }

  /** Asks the database how far a workspace is and tells it on: for changes that nobody told of. */
  async refresh(workspaceId: string): Promise<void> {
    const seq = await this.readSeq(workspaceId).catch(() => null); // the database is away: the next poll asks again
    if (seq !== null) this.tell({ workspaceId, seq });
  }

  private async poll(): Promise<void> {
    for (const workspaceId of [...this.watched.keys()]) await this.refresh(workspaceId);
  }
}
