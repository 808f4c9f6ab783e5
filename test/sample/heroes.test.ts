import { describe, expect, test } from 'vitest';
import { wholeDays } from '../../lib/rules/days';
import { currentStage } from '../../lib/rules/stage';
import { sampleTeam } from '../../server/sample/sample-team';

const NOW = Date.UTC(2026, 10, 22, 3, 14, 15);
const OWNER = '0199a000-0000-7000-8000-00000000000a';
const OTHER = '0199a000-0000-7000-8000-00000000000b';
const team = sampleTeam({
  now: NOW,
  workspaceId: '0199a000-0000-7000-8000-000000000001',
  members: [{ id: OWNER }, { id: OTHER }],
});

function hero(email: string) {
  const contact = team.contacts.find((person) => person.emails[0] === email);
  if (!contact) throw new Error(`Nobody has the address ${email}.`);
  const of = <F extends { contactId: string; at: number }>(facts: F[]): F[] =>
    facts.filter((fact) => fact.contactId === contact.id).sort((a, b) => b.at - a.at);
  const stage = currentStage(of(team.stageChanges));
  return {
    contact,
    stage,
    orders: of(team.orders),
    responses: of(team.responses),
    interactions: of(team.interactions),
  };
}

describe('the heroes of the pictures', () => {
  test('Tomás Ó Briain: Retention for 64 days, six orders about every 60 days, the last 20 days ago', () => {
    const { contact, stage, orders, responses, interactions } = hero('tomas@ardmore.example');
    expect(contact).toMatchObject({
      name: 'Tomás Ó Briain',
      title: 'Head of Operations',
      company: 'Ardmore Foods',
      owner: OWNER,
    });
    expect(stage?.to).toBe('retention');
    expect(wholeDays(stage?.at ?? 0, NOW)).toBe(64);
    expect(orders.map((order) => [wholeDays(order.at, NOW), order.amount.minor])).toEqual([
      [20, 42000],
      [86, 38800],
      [146, 42500],
      [204, 40500],
      [266, 39000],
      [322, 35200],
    ]);
    expect(responses[0]).toMatchObject({
      survey: 'nps',
      score: 9,
      comment: 'fast, friendly',
      provenance: 'customer',
    });
    expect(wholeDays(responses[0]?.at ?? 0, NOW)).toBe(41);
    expect(interactions.find((interaction) => interaction.type === 'call')?.minutes).toBe(14);
  });

  test.each([
    ['priya@helioworks.example', 'Priya Raman', 'Helioworks Solar', 'acquisition'],
    ['lena.vogel@vogel-metallbau.example', 'Lena Vogel', 'Vogel Metallbau', 'retention'],
    ['yuki.tanaka@kitsune.example', 'Yuki Tanaka', 'Kitsune Robotics', 'conversion'],
    ['omar@cedarlogistics.example', 'Omar Haddad', 'Cedar Logistics', 'loyalty'],
    ['aoife@ardmore.example', 'Aoife Nolan', 'Ardmore Foods', 'retention'],
  ])('%s is %s of %s in %s', (email, name, company, stage) => {
    const found = hero(email);
    expect(found.contact).toMatchObject({ name, company, owner: OWNER });
    expect(found.stage?.to).toBe(stage);
  });
});
