import { z } from './zod';
import { Currency, Id, Name } from './scalars';
import { LifecycleModel } from './lifecycle';
import { ActionRule } from './action';
import { SurveyKind } from './facts';

/** What a member of a team may do; a member may hold several roles. */
export const Role = z.enum(['rep', 'agent', 'lead', 'admin']);
export type Role = z.infer<typeof Role>;

/** Somebody who works in the workspace. */
export const Member = z.strictObject({ id: Id, name: Name, roles: z.array(Role).min(1) });
export type Member = z.infer<typeof Member>;

/** Inputs of the simple value formulas that only the team knows; null where nobody has set them yet. */
export const ValueInputs = z.strictObject({
  /** Gross margin as a share, 0 to 1. */
  margin: z.number().min(0).max(1).nullable(),
  /** Discount per month as a share, 0.01 for 1 %. */
  monthlyDiscount: z.number().min(0).max(1),
  horizonMonths: z.int().min(1).max(120),
  /** Customers lost per month as a share, where the team knows it. */
  monthlyChurn: z.number().min(0).max(1).nullable(),
  acquisitionCost: z.int().min(0).nullable(),
});
export type ValueInputs = z.infer<typeof ValueInputs>;

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

/** A team's settings, one record a workspace; each field is merged by itself. */
export const Workspace = z.strictObject({
  id: Id,
  name: Name,
  model: LifecycleModel,
  currency: Currency,
  value: ValueInputs,
  /** Empty: the default playbook. */
  playbook: z.array(ActionRule).max(200),
  survey: z.strictObject({ defaultKind: SurveyKind, coolDownDays: z.int().min(90).max(3650) }),
  /** Addresses and domains of the team itself: never taken for a customer. */
  ownAddresses: z.array(z.string().max(254)).max(500),
  /** Whether this is the sample team, which can be removed in one click. */
  sample: z.boolean(),
  /** Loyalty tiers, the lowest first. */
  tiers: z.array(Tier).max(10),
});
export type Workspace = z.infer<typeof Workspace>;
