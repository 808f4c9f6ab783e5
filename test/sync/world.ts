import type { Change } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import { defaultModel } from '../../lib/model/presets';
import { giveMany, undoMany } from '../../lib/rules/make-bulk';
import type { Session, SyncStore } from '../../lib/store/store';
import { buildContact, buildStageChange, buildTaughtSite, DAY, NOW } from '../builders';
import { ownWorkProblems } from './check';
import { crashAtWrite } from './crash';
import { Device } from './device';
import { drawnFact } from './drawn-fact';
import { faultFetch, type Kept } from './fault-fetch';
import { Seeded } from './seeded';
import { STEPS, type Step, type Work } from './steps';

/** The server of a run: the model, or the real one. */
export interface TestServer {
  fetch: typeof fetch;
  /** Takes a backup, and goes back to it. */
  backUp: () => void | Promise<void>;
  restore: () => void | Promise<void>;
  /** Forgets who was deleted; it is not restored to what was before. */
  purge: () => void | Promise<void>;
}

/** Everybody has an address of their own. */
function addressOf(id: string): string {
  return `${id}@customer.example`;
}

/** One run: devices, a server, a network, and what happened, so that a failure can be read. */
export class World {
  readonly chance: Seeded;
  readonly devices: Device[] = [];
  readonly log: string[] = [];
  readonly people: string[] = [];
  readonly taught: string[] = [];
  /** What was wrong at any moment. */
  readonly problems: string[] = [];
  private made = 0;
  private readonly network: { chance: Seeded; faults: boolean; kept: Kept[]; log: (what: string) => void };

  constructor(
    readonly seed: number,
    readonly server: TestServer,
    private readonly clock: { now: number } = { now: NOW },
    private readonly how: { wrap?: (store: SyncStore, device: Device) => SyncStore } = {},
  ) {
    this.chance = new Seeded(seed);
    this.network = { chance: this.chance, faults: true, kept: [], log: (what) => this.log.push(what) };
  }

  readonly now = (): number => this.clock.now;
  readonly newId = (): string => this.chance.uuid((this.made += 1));

  /** Joins devices with these sessions. */
  async join(sessions: Session[]): Promise<void> {
    const around = {
      chance: this.chance,
      now: this.now,
      newId: this.newId,
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
    for (let round = 0; round < 4; round++) {
      for (const device of this.devices) {
        this.clock.now += DAY / 24;
        await device.restart();
        await device.sync();
      }
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
        return device.commit(this.changes(step));
      case 'giveMany':
        return this.giveMany(device);
      case 'takeBack': {
        const known = await device.tables((db) => db.bulks.toCollection().primaryKeys());
        if (known.length > 0) await device.commit([undoMany(this.chance.pick(known), this.actor())]);
        return;
      }
      case 'look':
        return this.look(device);
      case 'lookUp': {
        const found = await device.lookUp(addressOf(this.somebody())).catch(() => null);
        this.log.push(`  ${found === null ? 'not reached' : found ? 'found' : 'nobody'}`);
        return;
      }
      case 'purge':
        // A backup from before it would bring back what devices have forgotten that they deleted.
        await this.server.purge();
        return this.server.backUp();
      case 'several':
        return device.commit([...this.changes('edit'), ...this.changes('fact'), ...this.changes('move')]);
      case 'sync':
        return device.sync();
      case 'syncTogether':
        await Promise.all(this.devices.map((one) => one.sync()));
        return;
      case 'killInCommit':
        return this.kill(device, () => device.commit(this.changes('several')));
      case 'killInSync':
        return this.kill(device, () => device.sync());
      case 'workDuringSync': {
        const syncing = device.sync();
        await this.moments();
        await device.commit(this.changes('several'));
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
        if (this.devices.length < 5) this.devices.push(await device.copy(`${device.name}-copy`));
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
    if (this.network.faults && this.chance.chance(0.2)) await device.commit(this.changes('several'));
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

  private changes(work: Work): Change[] {
    this.made += 1;
    const contactId = this.people.length === 0 ? this.newId() : this.chance.pick(this.people);
    const at = this.clock.now;
    switch (work) {
      case 'addPerson': {
        const contact = buildContact({
          id: this.newId(),
          name: `Person ${this.made}`,
          owner: this.owner(),
          keys: [],
        });
        contact.emails = [addressOf(contact.id)];
        this.people.push(contact.id);
        const {
          device: _device,
          number: _number,
          ...fact
        } = buildStageChange({ ...this.fact(contact.id), at });
        return [
          { op: 'patch', kind: 'contact', id: contact.id, fields: contact, base: null },
          { op: 'event', kind: 'stage-change', fact },
        ];
      }
      case 'edit': {
        const field = this.chance.pick(['name', 'company', 'title'] as const);
        const fields: Partial<Contact> = { [field]: `${field} ${this.made}` };
        return [{ op: 'patch', kind: 'contact', id: contactId, fields, base: {} }];
      }
      case 'move': {
        const to = this.chance.pick(defaultModel.stages).id;
        const shift = this.chance.pick([0, 0, 0, -DAY, -1]);
        const {
          device: _device,
          number: _number,
          ...fact
        } = buildStageChange({ ...this.fact(contactId), to, at: at + shift });
        return [{ op: 'event', kind: 'stage-change', fact }];
      }
      case 'several':
        return [...this.changes('edit'), ...this.changes('fact'), ...this.changes('move')];
      case 'deletePerson':
        return [{ op: 'delete', kind: 'contact', id: contactId }];
      case 'merge': {
        // Anybody into anybody, now and then back: into people who are gone, into themselves, in a circle.
        const into = this.people.length === 0 ? null : this.chance.pick([null, ...this.people]);
        // Fields in the order of the schema: what an edit does is told by its text.
        const fields: Partial<Contact> = { title: `merge ${this.made}`, mergedInto: into };
        return [{ op: 'patch', kind: 'contact', id: contactId, fields, base: {} }];
      }
      case 'give': {
        // Fields in the order of the schema, as above.
        const fields: Partial<Contact> = { title: `give ${this.made}`, owner: this.owner() };
        return [{ op: 'patch', kind: 'contact', id: contactId, fields, base: {} }];
      }
      case 'teach': {
        const id = this.taught.length < 3 ? this.newId() : this.chance.pick(this.taught);
        if (!this.taught.includes(id)) {
          this.taught.push(id);
          const fields = buildTaughtSite({ id, label: `Program ${this.made}` });
          return [{ op: 'patch', kind: 'taught-site', id, fields, base: null }];
        }
        if (this.chance.chance(0.1)) return [{ op: 'delete', kind: 'taught-site', id }];
        const label = `label ${this.made}`;
        return [{ op: 'patch', kind: 'taught-site', id, fields: { label }, base: {} }];
      }
      case 'fact':
        return [drawnFact(this.chance, { ...this.fact(contactId), at }, `fact ${this.made}`)];
    }
  }

  private somebody(): string {
    return this.people.length === 0 ? this.newId() : this.chance.pick(this.people);
  }

  /** A member of the team, or nobody. */
  private owner(): string | null {
    return this.chance.pick([null, ...this.devices.map(({ session }) => session.member.id)]);
  }

  private actor() {
    return { now: this.clock.now, by: null, newId: this.newId };
  }

  /** Some of the people who are here go to somebody, as one change. */
  private async giveMany(device: Device): Promise<void> {
    const some = (await device.store.contactRows()).filter(() => this.chance.chance(0.5));
    const change = giveMany(some, this.owner(), this.actor());
    if (change !== null) await device.commit([change]);
  }

  /** The user looks at somebody who is here. */
  private async look(device: Device): Promise<void> {
    const id = this.somebody();
    if ((await device.store.person(id)) !== null) await device.store.look(id, this.now());
  }

  private fact(contactId: string) {
    return { id: this.newId(), contactId, by: null };
  }
}
