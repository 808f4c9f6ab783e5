import { undoMany } from '../../lib/rules/make-bulk';
import type { Session, SyncStore } from '../../lib/store/store';
import { DAY, NOW } from '../builders';
import { ownWorkProblems } from './check';
import { countFigures } from './check-figures';
import { crashAtWrite } from './crash';
import { Device } from './device';
import { addressOf, DrawnWork } from './drawn-work';
import { faultFetch, type Kept } from './fault-fetch';
import { Seeded } from './seeded';
import { STEPS, type Step } from './steps';

/** The server of a run: the model, or the real one. */
export interface TestServer {
  fetch: typeof fetch;
  /** Takes a backup, and goes back to it. */
  backUp: () => void | Promise<void>;
  restore: () => void | Promise<void>;
  /** Forgets who was deleted; it is not restored to what was before. */
  purge: () => void | Promise<void>;
  /** People of another team. */
  foreign?: readonly string[];
  /** A device of the version before does something; the model server speaks today's version alone. */
  byOld?: () => Promise<void>;
}

/** One run: devices, a server, a network, and what happened, so that a failure can be read. */
export class World {
  readonly chance: Seeded;
  readonly devices: Device[] = [];
  readonly log: string[] = [];
  readonly work: DrawnWork;
  /** What was wrong at any moment. */
  readonly problems: string[] = [];
  private readonly network: { chance: Seeded; faults: boolean; kept: Kept[]; log: (what: string) => void };

  constructor(
    readonly seed: number,
    readonly server: TestServer,
    private readonly clock: { now: number } = { now: NOW },
    private readonly how: { wrap?: (store: SyncStore, device: Device) => SyncStore } = {},
  ) {
    this.chance = new Seeded(seed);
    this.work = new DrawnWork(this.chance, this.now, () =>
      this.devices.map(({ session }) => session.member.id),
    );
    this.network = { chance: this.chance, faults: true, kept: [], log: (what) => this.log.push(what) };
  }

  readonly now = (): number => this.clock.now;

  /** Joins devices with these sessions. */
  async join(sessions: Session[]): Promise<void> {
    const around = {
      chance: this.chance,
      now: this.now,
      newId: this.work.newId,
      fetchOf: (device: Device) =>
        faultFetch(this.server.fetch, this.network, () => this.workMeanwhile(device)),
      wrap: (store: SyncStore, device: Device) =>
        this.watched(this.how.wrap?.(store, device) ?? store, device),
    };
    for (const [index, session] of sessions.entries()) {
      const device = new Device(`device-${index + 1}`, session, around);
      await device.open();
      this.devices.push(device);
    }
  }

  /** Does one thing, drawn by its weight. */
  async step(): Promise<void> {
    const step = this.chance.weighted(STEPS);
    const device = this.chance.pick(this.devices);
    this.log.push(`${step} ${device.name}`);
    this.clock.now += this.chance.below(20_000);
    await this.act(step, device);
  }

  /** Quiet: a good network, and every device syncs until there is nothing more to bring. */
  async settle(): Promise<void> {
    this.network.faults = false;
    for (const device of this.devices) device.clockError = 0;
    for (const device of this.devices) await device.restart();
    for (let round = 0, before = ''; round < 6; round++) {
      for (const device of this.devices) {
        this.clock.now += DAY / 24;
        await device.sync();
      }
      const positions = await Promise.all(this.devices.map(({ store }) => store.position()));
      const now = JSON.stringify(positions);
      if (now === before) return;
      before = now;
    }
  }

  private async act(step: Step, device: Device): Promise<void> {
    switch (step) {
      case 'addPerson':
      case 'edit':
      case 'fact':
      case 'move':
      case 'deletePerson':
      case 'merge':
      case 'give':
      case 'teach':
      case 'several':
      case 'giveMany':
      case 'moveMany':
        return device.commit(await this.work.changes(step, device));
      case 'takeBack': {
        const known = await device.tables((db) => db.bulks.toArray());
        const ids = known.filter(({ fields }) => fields.act !== 'undo').map(({ id }) => id);
        if (ids.length > 0) await device.commit([undoMany(this.chance.pick(ids), this.work.actor())]);
        return;
      }
      case 'guess': {
        const foreign = this.chance.pick(this.server.foreign ?? [this.work.newId()]);
        return device.commit(this.work.guesses(foreign, (await device.store.contactRows()).slice(0, 3)));
      }
      case 'byOld':
        return this.server.byOld?.();
      case 'count':
        return countFigures(device.store);
      case 'look':
        return this.look(device);
      case 'lookUp': {
        const found = await device.lookUp(addressOf(this.work.somebody())).catch(() => null);
        this.log.push(`  ${found === null ? 'not reached' : found ? 'found' : 'nobody'}`);
        return;
      }
      case 'purge':
        // A backup from before it would bring back what devices have forgotten that they deleted.
        await this.server.purge();
        return this.server.backUp();
      case 'sync':
        return device.sync();
      case 'syncTogether':
        await Promise.all(this.devices.map((one) => one.sync()));
        return;
      case 'killInCommit':
        return this.kill(device, async () => device.commit(await this.work.changes('several', device)));
      case 'killInSync':
        return this.kill(device, () => device.sync());
      case 'workDuringSync': {
        const syncing = device.sync();
        await this.moments();
        await device.commit(await this.work.changes('several', device));
        return syncing;
      }
      case 'killInRequest': {
        const syncing = device.sync();
        await this.moments();
        await device.restart();
        return syncing;
      }
      case 'restart':
        return device.restart();
      case 'copyDevice':
        if (this.devices.length < 6) this.devices.push(await device.copy(`${device.name}-copy`));
        return;
      case 'clockJump':
        device.clockError = this.chance.pick([0, -DAY, DAY, -365 * DAY, 365 * DAY, -5000]);
        return;
      case 'replay':
        await this.network.kept[this.chance.below(this.network.kept.length + 1)]?.().catch(() => undefined);
        return;
      case 'pass':
        this.clock.now += this.chance.below(6) * (DAY / 12);
        return;
      case 'backUp':
        return this.server.backUp();
      case 'restore':
        return this.server.restore();
    }
  }

  /** A store that is looked at after each page it takes: what its user did must still be there. */
  private watched(store: SyncStore, device: Device): SyncStore {
    const look = async () => {
      this.problems.push(...(await ownWorkProblems(device)));
    };
    return {
      ...store,
      applyPull: (page) => store.applyPull(page).then((isWhole) => look().then(() => isWhole)),
      applySnapshot: (rows) => store.applySnapshot(rows).then(look),
    };
  }

  /** What a user does while an answer is on its way. */
  private async workMeanwhile(device: Device): Promise<void> {
    if (this.network.faults && this.chance.chance(0.2))
      await device.commit(await this.work.changes('several', device));
  }

  /** Lets other work go on for a while: a fraction of what a sync takes. */
  private async moments(): Promise<void> {
    const count = this.chance.below(60);
    for (let moment = 0; moment < count; moment++) await new Promise((resolve) => setImmediate(resolve));
  }

  private async kill(device: Device, work: () => Promise<void>): Promise<void> {
    const repair = crashAtWrite(1 + this.chance.below(12));
    await work().catch(() => undefined);
    this.log.push(repair() ? '  killed' : '  not killed');
    await device.restart();
  }

  /** The user looks at somebody who is here. */
  private async look(device: Device): Promise<void> {
    const id = this.work.somebody();
    if ((await device.store.person(id)) !== null) await device.store.look(id, this.now());
  }
}
