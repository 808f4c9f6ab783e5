import type pg from 'pg';

/** The facts of a team in plain tables, as somebody would have them who asks by SQL. */
export interface PlainFacts {
  people: { id: string; channel: string }[];
  changes: object[];
  interactions: object[];
  orders: object[];
  responses: object[];
  rewards: object[];
  reversals: object[];
}

/** Puts facts into temporary tables of a connection. Orders have no changes of a subscription, and each has its period. */
export async function plainTables(client: pg.Client, facts: PlainFacts): Promise<void> {
  const columns: Record<keyof PlainFacts, string> = {
    people: 'id uuid, channel text',
    changes:
      'id uuid, "contactId" uuid, at bigint, device text, number bigint, "to" text, phase text, undoes uuid',
    interactions: 'id uuid, "contactId" uuid, at bigint, device text, number bigint, type text, other uuid',
    orders:
      'id uuid, "contactId" uuid, at bigint, device text, number bigint, type text, minor bigint, label text, months int',
    responses: 'id uuid, "contactId" uuid, at bigint, survey text, score int, provenance text',
    rewards: 'id uuid, "contactId" uuid, at bigint, cost bigint',
    reversals: 'fact uuid',
  };
  for (const [table, named] of Object.entries(columns)) {
    const rows = JSON.stringify(facts[table as keyof PlainFacts]);
    await client.query(
      `create temp table ${table} as select * from json_to_recordset('${rows.replaceAll("'", "''")}'::json) as row (${named})`,
    );
  }
  for (const table of ['interactions', 'orders', 'responses', 'rewards'])
    await client.query(`delete from ${table} where id in (select fact from reversals)`);
  for (const view of VIEWS) await client.query(view);
}

const DAY = 86_400_000;
const BUYING = `type in ('purchase', 'subscription-started', 'subscription-renewed')`;
const CUSTOMERS = `phase in ('onboarding', 'retention', 'growth', 'advocacy')`;

/** Stays, subscriptions and customers, each by a definition of its own. */
const VIEWS = [
  // Whoever is undone goes with the undo; a change to the same stage begins no stay.
  `create temp table stays as
   with counted as (
     select * from changes where undoes is null and id not in (select undoes from changes where undoes is not null)
   ), steps as (
     select *, lag("to") over (partition by "contactId" order by at, device collate "C", number) as before from counted
   ), begun as (select * from steps where "to" is distinct from before)
   select "contactId" as person, "to" as stage, phase, at, "to" is not null as is,
     lag("to") over w as from_stage, lag(phase) over w as from_phase, lag(at) over w as from_at,
     lead(at) over w as until
   from begun window w as (partition by "contactId" order by at, device collate "C", number)`,
  // A paid event is due a period later; what comes next of the same subscription decides.
  `create temp table terms as
   with events as (
     select *, coalesce(label, '') as name from orders where type like 'subscription-%'
   ), next as (
     select *, at + months::bigint * 2629800000 as due,
       lead(at) over w as next_at, lead(type) over w as next_type
     from events window w as (partition by "contactId", name order by at, device collate "C", number)
   ), paid as (select *, next_at <= due + 60::bigint * ${DAY} as in_time from next where type <> 'subscription-cancelled')
   select "contactId" as person, name, at, due,
     case when in_time and next_type = 'subscription-renewed' then 'renewed'
       when in_time and next_type = 'subscription-cancelled' then 'cancelled'
       when in_time then 'restarted' else 'open' end as became,
     case when in_time then next_at else due + 60::bigint * ${DAY} end as until
   from paid`,
  `create temp table turns as
   with ends as (
     select distinct person, until as at from terms t where became in ('cancelled', 'open') and not exists (
       select 1 from terms o where o.person = t.person and o.at <= t.until and o.until > t.until)
   ), events as (
     select person, at, true as is_in from stays where ${CUSTOMERS}
     union all select person, at, false from stays where phase in ('lapsed', 'outside')
     union all select "contactId", at, true from orders where ${BUYING}
     union all select person, at, false from ends
   ), steps as (
     select *, lag(is_in) over (partition by person order by at, is_in desc) as was from events
   )
   select person, at, is_in, at / ${DAY} as day from steps where is_in <> coalesce(was, false)`,
  `create temp table customers as select person, min(at) as at from turns where is_in group by person`,
];

/** A question, with $1 and $2 for the first day and the day behind the last one. */
const within = (at: string) => `${at} / ${DAY} >= $1::bigint and ${at} / ${DAY} < $2::bigint`;

/** Each metric as a query: `value`, and where there are any `count` and `of`. */
export const PLAIN_METRICS: Record<string, string> = {
  leads: `select count(*) as value from (
      select person, min(at) as at from stays where phase = 'acquisition' group by 1) l where ${within('at')}`,
  inquiries: `select count(*) as value from interactions where type = 'inquiry' and ${within('at')}`,
  'first-reply': `select percentile_cont(0.5) within group (order by floor((reply - at) / 3600000.0)) as value,
      count(reply) as count, count(*) as of from (
        select i.at, (select min(r.at) from interactions r where r."contactId" = i."contactId"
          and r.type in ('call', 'e-mail', 'chat', 'meeting', 'visit', 'demonstration', 'quote')
          and (r.at, r.device collate "C", r.number) > (i.at, i.device collate "C", i.number)) as reply
        from interactions i where type = 'inquiry' and ${within('i.at')}) asked`,
  'new-customers': `select count(*) as value from customers where ${within('at')}`,
  'lead-conversion': `select count(*) filter (where won)::float / nullif(count(*), 0) as value,
      count(*) filter (where won) as count, count(*) as of from (
        select l.person, c.at >= l.at as won from (
          select person, min(at) as at from stays where phase = 'acquisition' group by 1) l
        left join customers c using (person) where ${within('l.at')}) leads`,
  'close-rate': `select count(*) filter (where ${CUSTOMERS})::float / nullif(count(*), 0) as value,
      count(*) filter (where ${CUSTOMERS}) as count, count(*) as of
      from stays where from_phase = 'conversion' and (${CUSTOMERS} or phase = 'lapsed') and ${within('at')}`,
  carts: `select count(*) as value from interactions where type = 'cart-abandoned' and ${within('at')}`,
  'carts-recovered': `select avg(back::int)::float as value, count(*) filter (where back) as count, count(*) as of from (
      select exists (select 1 from orders o where o."contactId" = i."contactId" and ${BUYING.replace('type', 'o.type')}
        and o.at between i.at and i.at + 14::bigint * ${DAY}) as back
      from interactions i where type = 'cart-abandoned' and ${within('i.at')}
        and i.at / ${DAY} < $2::bigint - 1 - 14) carts`,
  'renewal-rate': `select count(*) filter (where became = 'renewed')::float / nullif(count(*), 0) as value,
      count(*) filter (where became = 'renewed') as count, count(*) as of from terms
      where became <> 'restarted' and ${within('due')}
        and not (became = 'open' and due / ${DAY} > $2::bigint - 1 - 60)`,
  'logo-churn': `with there as (
      select person from turns t where day < $1::bigint and at = (
        select max(at) from turns u where u.person = t.person and u.day < $1::bigint) and is_in
    ), lost as (
      select person from there where exists (
        select 1 from turns u where u.person = there.person and not is_in and u.day >= $1::bigint and u.day < $2::bigint)
    ) select (select count(*) from lost)::float / nullif((select count(*) from there), 0) as value,
      (select count(*) from lost) as count, (select count(*) from there) as of`,
  'repeat-purchase': `select avg((times > 1)::int)::float as value, count(*) filter (where times > 1) as count,
      count(*) as of from (
        select "contactId", min(at) as at, count(*) as times from orders where ${BUYING} group by 1) buyers
      where ${within('at')}`,
  rewards: `select coalesce(sum(cost), 0) as value, count(*) as count from rewards where ${within('at')}`,
  'nps-customer': `select 100.0 * (count(*) filter (where score >= 9) - count(*) filter (where score <= 6))
      / nullif(count(*), 0) as value, count(*) as of
      from responses where survey = 'nps' and provenance = 'customer' and ${within('at')}`,
  'csat-customer': `select avg((score >= 4)::int)::float as value, count(*) filter (where score >= 4) as count,
      count(*) as of from responses where survey = 'csat' and provenance = 'customer' and ${within('at')}`,
  'ces-customer': `select avg(score)::float as value, count(*) as of
      from responses where survey = 'ces' and provenance = 'customer' and ${within('at')}`,
  'nps-agent': `select avg(score)::float as value, count(*) as of
      from responses where survey = 'nps' and provenance = 'agent' and ${within('at')}`,
  'csat-agent': `select avg(score)::float as value, count(*) as of
      from responses where survey = 'csat' and provenance = 'agent' and ${within('at')}`,
  'ces-agent': `select avg(score)::float as value, count(*) as of
      from responses where survey = 'ces' and provenance = 'agent' and ${within('at')}`,
  referrals: `select count(*) as value from interactions where type = 'referral' and ${within('at')}`,
  'referral-value': `select sum(worth) as value, nullif(count(*), 0) as of from (
      select other, min(at) as at from interactions where type = 'referral' and other is not null group by 1) r
      join lateral (select coalesce(sum(case when type = 'refund' then -minor when ${BUYING} then minor else 0 end), 0) as worth
        from orders where "contactId" = r.other) w on true where ${within('at')}`,
  revenue: `select coalesce(sum(case when type = 'refund' then -minor when ${BUYING} then minor else 0 end), 0) as value
      from orders where ${within('at')}`,
  orders: `select count(*) as value from orders where ${BUYING} and ${within('at')}`,
  basket: `select round(avg(minor)) as value, count(*) as of from orders where ${BUYING} and ${within('at')}`,
};

/** Each stage: who stands there, who came, who left and after how many whole days, who stopped there without buying. */
export const PLAIN_STAGES = `
  select stage, (select count(*) from stays s where s.stage = named.stage and until is null) as people,
    (select count(*) from stays s where s.stage = named.stage and ${within('at')}) as entered,
    (select count(*) from stays s where s.from_stage = named.stage and ${within('at')}) as "left",
    (select percentile_cont(0.5) within group (order by floor((at - from_at) / ${DAY}.0)) from stays s
      where s.from_stage = named.stage and ${within('at')}) as days,
    (select count(*) from stays s left join customers c using (person) where s.from_stage = named.stage
      and s.phase = 'lapsed' and s.from_phase <> 'lapsed' and (c.at is null or c.at > s.at) and ${within('s.at')}) as dropped
  from (select distinct stage from stays) named order by stage`;
