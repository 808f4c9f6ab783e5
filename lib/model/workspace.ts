import { z } from './zod';
import { Currency, Id, Name } from './scalars';
import { LifecycleModel } from './lifecycle';
import { ActionRule } from './action';
import { SurveyKind } from './facts';
import { Market, MARKET_LIMIT } from './market';
import { Rate } from './rate';
import { ValueFit } from './value-fit';
import { ValueInputs, ValueMore } from './value-inputs';

/** What a member of a team may do; a member may hold several roles. */
export const Role = z.enum(['rep', 'agent', 'lead', 'admin']);
export type Role = z.infer<typeof Role>;

/** Somebody who works in the workspace. */
export const Member = z.strictObject({
  id: Id,
  name: Name,
  roles: z.array(Role).min(1),
  /** Was removed from the team; what they did keeps their name. */
  removed: z.literal(true).optional(),
});
export type Member = z.infer<typeof Member>;

/** A loyalty tier: who reached one of its bounds in the last 12 months is in it. The last that fits counts. */
export const Tier = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string().min(1).max(60),
  /** Net revenue of 12 months in minor units of the workspace's currency. */
  minRevenue: z.int().min(0).nullable(),
  /** Orders of 12 months. */
  minOrders: z.int().min(0).nullable(),
});
export type Tier = z.infer<typeof Tier>;

/** Two fits of each market and of the main one. */
export const FIT_LIMIT = 2 * (MARKET_LIMIT + 1);

/** A team's settings, one record a workspace; each field is merged by itself. */
export const Workspace = z.strictObject({
  id: Id,
  name: Name,
  model: LifecycleModel,
  currency: Currency,
  value: ValueInputs,
  valueMore: ValueMore,
  /** Empty: the default playbook. */
  playbook: z.array(ActionRule).max(200),
  survey: z.strictObject({ defaultKind: SurveyKind, coolDownDays: z.int().min(90).max(3650) }),
  /** Addresses and domains of the team itself: never taken for a customer. */
  ownAddresses: z.array(z.string().max(254)).max(500),
  /** Whether this is the sample team, which can be removed in one click. */
  sample: z.boolean(),
  /** Loyalty tiers, the lowest first. */
  tiers: z.array(Tier).max(10),
  /** Markets beside the main one, whose settings are the fields above; as many again may have been merged away. */
  markets: z.array(Market).max(2 * MARKET_LIMIT),
  /** What the main market is called; '': it has no name of its own. */
  mainMarket: z.string().max(60),
  /** What fits of the value model found: of each market first the one that counts, then the one it can go back to. */
  fits: z.array(ValueFit).max(FIT_LIMIT),
  /** What other currencies are worth in this workspace's. */
  rates: z.array(Rate).max(200),
});
export type Workspace = z.infer<typeof Workspace>;
