import type { Change } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import { defaultModel } from '../../lib/model/presets';
import { giveMany, moveMany, type BulkPerson } from '../../lib/rules/make-bulk';
import { buildContact, buildStageChange, buildTaughtSite, DAY } from '../builders';
import type { Device } from './device';
import { drawnFact } from './drawn-fact';
import type { Seeded } from './seeded';
import type { Work } from './steps';

/** Everybody has an address of their own. */
export function addressOf(id: string): string {
  return `${id}@customer.example`;
}

/** What the users of one run do: changes drawn by its chance, about people whom all of them know of. */
export class DrawnWork {
  readonly people: string[] = [];
  private readonly taught: string[] = [];
  private made = 0;

  constructor(
    private readonly chance: Seeded,
    private readonly now: () => number,
    /** Everybody who may look after somebody. */
    private readonly members: () => string[],
  ) {}

  readonly newId = (): string => this.chance.uuid((this.made += 1));

  /** One of the people, whether they are still there or not. */
  somebody(): string {
    return this.people.length === 0 ? this.newId() : this.chance.pick(this.people);
  }

  /** Who acts, as changes are made. */
  actor() {
    return { now: this.now(), by: null, newId: this.newId };
  }

  /** What a user of a device does, of what that device shows. */
  async changes(work: Work, device: Device): Promise<Change[]> {
    this.made += 1;
    const contactId = this.somebody();
    const at = this.now();
    switch (work) {
      case 'addPerson':
        return this.addPerson(at);
      case 'edit': {
        const field = this.chance.pick(['name', 'company', 'title'] as const);
        const fields: Partial<Contact> = { [field]: `${field} ${this.made}` };
        const shown = await device.tables((db) => db.contacts.get(contactId));
        const base = shown === undefined ? {} : { [field]: shown[field] };
        return [{ op: 'patch', kind: 'contact', id: contactId, fields, base }];
      }
      case 'move': {
        const to = this.chance.pick(defaultModel.stages).id;
        const shift = this.chance.pick([0, 0, 0, -DAY, -1]);
        return [this.stageChange(contactId, { to, at: at + shift })];
      }
      case 'several':
        return [
          ...(await this.changes('edit', device)),
          ...(await this.changes('fact', device)),
          ...(await this.changes('move', device)),
        ];
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
      case 'teach':
        return this.teach();
      case 'fact':
        return [this.fact(contactId)];
      case 'giveMany': {
        const change = giveMany(await this.some(device), this.owner(), this.actor());
        return change === null ? [] : [change];
      }
      case 'moveMany': {
        const stage = this.chance.pick(defaultModel.stages).id;
        const how = { model: defaultModel, reason: `move ${this.made}` };
        const change = moveMany(await this.some(device), stage, how, this.actor());
        return change === null ? [] : [change];
      }
    }
  }

  /**
   * What somebody would send who guesses the ids of others' people: an edit, a note, a bulk with one of them. `own`: people
   * who would be changed with them.
   */
  guesses(foreign: string, own: readonly BulkPerson[]): Change[] {
    const fields: Partial<Contact> = { title: 'guessed' };
    const guessed = { id: foreign, owner: null, stage: null, stageModel: null, phase: null, since: null };
    const bulk = giveMany([...own, guessed], this.chance.pick(this.members()), this.actor());
    return [
      { op: 'patch', kind: 'contact', id: foreign, fields, base: {} },
      this.fact(foreign),
      ...(bulk === null ? [] : [bulk]),
    ];
  }

  private addPerson(at: number): Change[] {
    const contact = buildContact({
      id: this.newId(),
      name: `Person ${this.made}`,
      owner: this.owner(),
      keys: [],
    });
    contact.emails = [addressOf(contact.id)];
    this.people.push(contact.id);
    return [
      { op: 'patch', kind: 'contact', id: contact.id, fields: contact, base: null },
      this.stageChange(contact.id, { at }),
    ];
  }

  private teach(): Change[] {
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

  private fact(contactId: string): Change {
    const about = { id: this.newId(), contactId, by: null, at: this.now() };
    return drawnFact(this.chance, about, `fact ${this.made}`);
  }

  private stageChange(contactId: string, fields: { to?: string; at: number }): Change {
    const {
      device: _device,
      number: _number,
      ...fact
    } = buildStageChange({ id: this.newId(), contactId, by: null, ...fields });
    return { op: 'event', kind: 'stage-change', fact };
  }

  /** A member of the team, or nobody. */
  private owner(): string | null {
    return this.chance.pick([null, ...this.members()]);
  }

  /** Some of the people whom a device shows. */
  private async some(device: Device): Promise<BulkPerson[]> {
    const rows = await device.store.contactRows();
    return rows.filter(() => this.chance.chance(0.5));
  }
}
