import { describe, expect, test } from 'vitest';
import { Contact, ProfileEntry } from '../../lib/model/contact';
import {
  ActionOutcome,
  Interaction,
  Order,
  Reward,
  StageChange,
  SurveyResponse,
} from '../../lib/model/facts';
import { defaultModel } from '../../lib/model/presets';
import { z } from '../../lib/model/zod';
import { currentStage, withLapsed } from '../../lib/rules/stage';
import { defaultPlaybook } from '../../lib/rules/playbook';
import { fitBases } from '../../lib/value/fit-bases';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import { HISTORY_DAYS } from '../../server/sample/journey';
import { DAY } from '../../server/sample/moments';
import { peopleByStage } from '../../server/sample/people';
import { sampleTeam } from '../../server/sample/sample-team';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const MEMBERS = [
  { id: '0199a000-0000-7000-8000-00000000000a' },
  { id: '0199a000-0000-7000-8000-00000000000b' },
];
const HOW = { now: NOW, workspaceId: '0199a000-0000-7000-8000-000000000001', members: MEMBERS };
const team = sampleTeam(HOW);
const facts = [
  ...team.stageChanges,
  ...team.interactions,
  ...team.orders,
  ...team.responses,
  ...team.outcomes,
  ...team.rewards,
];
const changesOf = (id: string) => team.stageChanges.filter((change) => change.contactId === id);

describe('the sample team', () => {
  test('every record is valid by the schemas', () => {
    const Team = z.strictObject({
      contacts: z.array(Contact),
      stageChanges: z.array(StageChange),
      interactions: z.array(Interaction),
      orders: z.array(Order),
      responses: z.array(SurveyResponse),
      outcomes: z.array(ActionOutcome),
      rewards: z.array(Reward),
    });
    expect(Team.parse(team)).toEqual(team);
  });

  test('is the same for the same arguments, and shares no id with another workspace', () => {
    expect(sampleTeam(HOW)).toEqual(team);
    const other = sampleTeam({ ...HOW, workspaceId: '0199a000-0000-7000-8000-000000000002' });
    const ids = new Set([...team.contacts, ...facts].map((record) => record.id));
    expect(ids.size).toBe(team.contacts.length + facts.length);
    expect([...other.contacts, ...other.orders].filter((record) => ids.has(record.id))).toEqual([]);
    expect(other.contacts.map((contact) => contact.name)).toEqual(
      team.contacts.map((contact) => contact.name),
    );
  });

  test('has 200 people, so many in each stage by the rules', () => {
    const counts = Object.fromEntries(Object.keys(peopleByStage).map((stage) => [stage, 0]));
    for (const { id } of team.contacts) {
      const stage = currentStage(changesOf(id))?.to ?? 'none';
      counts[stage] = (counts[stage] ?? 0) + 1;
    }
    expect(counts).toEqual(peopleByStage);
    expect(team.contacts).toHaveLength(200);
  });

  test('each stage change starts where the one before ended, in a stage of the default model', () => {
    const phases = new Map(withLapsed(defaultModel).stages.map((stage) => [stage.id, stage.phase]));
    for (const { id, createdAt } of team.contacts) {
      const changes = changesOf(id).sort((a, b) => a.number - b.number);
      expect(changes.map((change) => change.from)).toEqual([
        null,
        ...changes.slice(0, -1).map((change) => change.to),
      ]);
      for (const change of changes) {
        expect(change.model).toBe(defaultModel.id);
        expect(change.phase).toBe(phases.get(change.to));
        expect(change.from).not.toBe(change.to);
      }
      expect(changes[0]?.at).toBe(createdAt);
    }
  });

  test('facts come from the device "sample", numbered in the order they happened', () => {
    const ordered = facts.toSorted((a, b) => a.number - b.number);
    expect(ordered.map((fact) => fact.number)).toEqual(facts.map((_, place) => place + 1));
    expect(ordered.every((fact, place) => place === 0 || (ordered[place - 1]?.at ?? 0) <= fact.at)).toBe(
      true,
    );
    expect(new Set(facts.map((fact) => fact.device))).toEqual(new Set(['sample']));
  });

  test('lies within the 18 months before now, moves along with now, and knows only its people', () => {
    const people = new Map(team.contacts.map((contact) => [contact.id, contact]));
    for (const fact of facts) {
      const person = people.get(fact.contactId);
      expect(fact.at).toBeLessThan(NOW);
      expect(fact.at).toBeGreaterThanOrEqual(person?.createdAt ?? Infinity);
      expect(fact.at).toBeGreaterThan(NOW - (HISTORY_DAYS + 3) * DAY);
    }
    const later = sampleTeam({ ...HOW, now: NOW + 7 * DAY });
    const moments = (facts: { at: number }[], back = 0) => facts.map((fact) => fact.at - back);
    expect(moments(later.interactions, 7 * DAY)).toEqual(moments(team.interactions));
  });

  test('every person comes from the sample and is looked after by a member or nobody', () => {
    expect(new Set(team.contacts.map((contact) => contact.source?.channel))).toEqual(new Set(['sample']));
    const owners = new Set(team.contacts.map((contact) => contact.owner));
    expect(owners).toEqual(new Set([null, ...MEMBERS.map((member) => member.id)]));
    const alone = sampleTeam({ ...HOW, members: [] });
    expect(
      [...alone.contacts.map((c) => c.owner), ...alone.interactions.map((i) => i.by)].every(
        (by) => by === null,
      ),
    ).toBe(true);
  });

  test('has something of every kind that a screen shows', () => {
    const types = new Set(team.interactions.map((interaction) => interaction.type));
    for (const type of Interaction.shape.type.options) expect(types).toContain(type);
    const orders = new Set(team.orders.map((order) => order.type));
    for (const type of Order.shape.type.options) expect(orders).toContain(type);
    const scores = new Set(team.responses.map((r) => `${r.survey} ${r.provenance}`));
    for (const kind of ['nps customer', 'csat customer', 'ces customer', 'nps agent', 'csat agent']) {
      expect(scores).toContain(kind);
    }
    const due = team.interactions.flatMap((interaction) => interaction.dueAt ?? []);
    expect(due.some((at) => at < NOW)).toBe(true);
    expect(due.some((at) => at > NOW)).toBe(true);
    expect(team.stageChanges.some((change) => change.source === 'undo' && change.undoes !== null)).toBe(true);
    expect(team.contacts.some((contact) => contact.doNotContact)).toBe(true);
    const rewards = new Set(team.rewards.map((reward) => reward.type));
    for (const type of Reward.shape.type.options) expect(rewards).toContain(type);
    const topics = new Set(team.contacts.flatMap((contact) => contact.profile.map(({ topic }) => topic)));
    for (const topic of ProfileEntry.shape.topic.options) expect(topics).toContain(topic);
  });

  test('outcomes are of actions in the default playbook, each snooze with its end', () => {
    const rules = new Set(defaultPlaybook.map((rule) => rule.id));
    for (const { action, outcome, until } of team.outcomes) {
      expect(rules).toContain(action);
      expect(until !== null).toBe(outcome === 'snoozed');
    }
    expect(new Set(team.outcomes.map((outcome) => outcome.outcome)).size).toBe(3);
  });

  test('a reward is redeemed after it was given, by whom it was given to', () => {
    const given = new Map(team.rewards.map((reward) => [reward.id, reward]));
    const redeemed = team.rewards.filter((reward) => reward.redeems !== null);
    expect(redeemed.length).toBeGreaterThan(3);
    for (const { redeems, contactId, at } of redeemed) {
      expect(given.get(redeems ?? '')).toMatchObject({ contactId, redeems: null });
      expect(given.get(redeems ?? '')?.at).toBeLessThan(at);
    }
  });

  test('a referral names whom it brought, who came after it and knows who sent them', () => {
    const people = new Map(team.contacts.map((contact) => [contact.id, contact]));
    const referrals = team.interactions.filter(({ other }) => other !== null);
    expect(referrals.length).toBeGreaterThan(3);
    for (const { other, contactId, at } of referrals) {
      const brought = people.get(other ?? '');
      expect(brought?.source?.referrer).toBe(people.get(contactId)?.name);
      expect(brought?.createdAt).toBeGreaterThan(at);
    }
    const sent = team.contacts.filter((contact) => typeof contact.source?.referrer === 'string');
    expect(sent).toHaveLength(referrals.length);
  });

  test('what a cart or a quote is worth is known, and how an action came to be proposed', () => {
    for (const { type, amount } of team.interactions) {
      expect(amount !== null).toBe(type === 'quote' || type === 'cart-abandoned');
    }
    for (const { action, offered, propensity } of team.outcomes) {
      expect(offered).toContain(action);
      expect(propensity).toBeCloseTo(1 / offered.length);
    }
  });

  test('nobody buys before there is an offer, a refund never exceeds the orders, all in euros', () => {
    for (const { id } of team.contacts) {
      const orders = team.orders
        .filter((order) => order.contactId === id)
        .sort((a, b) => a.number - b.number);
      let balance = 0;
      for (const { type, amount } of orders) {
        expect(amount.currency).toBe('EUR');
        expect(amount.minor % 100).toBe(0);
        if (type === 'refund') balance -= amount.minor;
        else if (type !== 'subscription-changed') balance += amount.minor;
        expect(balance).toBeGreaterThanOrEqual(0);
      }
      const offered = changesOf(id).find((change) => change.to === 'conversion' && change.source !== 'undo');
      if (orders[0]) expect(orders[0].at).toBeGreaterThanOrEqual((offered?.at ?? Infinity) - DAY);
    }
  });
});

test('a fit of the team finds that people leave and that spend varies, whenever the sample is made', () => {
  for (const now of [NOW, NOW + 91 * DAY, Date.UTC(2024, 1, 29)]) {
    const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: now });
    const buyers = new Map<string, typeof team.orders>();
    for (const order of sampleTeam({ ...HOW, now }).orders) {
      buyers.set(order.contactId, [...(buyers.get(order.contactId) ?? []), order]);
    }
    for (const orders of buyers.values()) gathering.add(null, orders);
    const how = { at: now, until: now, currency: 'EUR', where: 'server' } as const;
    const [fit, ...others] = fitBases(gathering.bases(), how)?.fits ?? [];
    expect(others).toEqual([]);
    // The warning of a model without leaving would be 'no-dropout'.
    expect(fit?.warnings).toEqual(['few-customers']);
    expect(fit?.model).toMatch(/^m?bg-nbd$/);
    expect(fit?.customers).toBeGreaterThan(60);
    const { r, a, b } = fit?.params ?? {};
    expect(r).toBeGreaterThan(0.5);
    expect(r).toBeLessThan(4);
    const leave = (a ?? 0) / ((a ?? 0) + (b ?? 0));
    expect(leave).toBeGreaterThan(0.05);
    expect(leave).toBeLessThan(0.3);
    const { p, q } = fit?.gammaGamma ?? {};
    expect(p).toBeGreaterThan(0.5);
    expect(p).toBeLessThan(10);
    expect(q).toBeGreaterThan(2);
    expect(q).toBeLessThan(10);
  }
});
