import type { LifecycleModel } from './lifecycle';
import { clm, usage, valueCycle } from './presets-cycle';
import { attractSellWow, experience, relationship } from './presets-relationship';
import { inbound, marketingStrategy, onboardingToAdvocacy, reachToLoyalty } from './presets-stepwise';

/** The model of a workspace that has not chosen one. */
export const defaultModel: LifecycleModel = reachToLoyalty;

/** The lifecycle models a team can choose from, the default first. */
export const lifecyclePresets: LifecycleModel[] = [
  reachToLoyalty,
  inbound,
  onboardingToAdvocacy,
  relationship,
  attractSellWow,
  experience,
  usage,
  valueCycle,
  marketingStrategy,
  clm,
];
