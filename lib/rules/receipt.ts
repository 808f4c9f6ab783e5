import type { StageChange, StageChangeSource } from '../model/facts';
import { withLapsed } from './stage-model';
import type { LifecycleModel } from '../model/lifecycle';

/** How a stage change is accounted for. */
export interface StageReceipt {
  who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  when: number;
  from: string | null;
  to: string;
  why: string | null;
  source: StageChangeSource;
}

/** What a receipt needs to name things. */
export interface Naming {
  model: LifecycleModel;
  memberName: (id: string | null) => string;
}

/** Each source in words. */
export const SOURCE_WORDS: Record<StageChangeSource, string> = {
  manual: 'by hand',
  page: 'from the page',
  bulk: 'for several people at once',
  rule: 'by a rule',
  import: 'from a file',
  crm: 'from another program',
  undo: 'taken back',
};

/**
 * Label of a stage, as it was called also where it was merged away; for a stage the model does not have its id with
 * spaces and a capital.
 */
export function stageLabel(id: string, model: LifecycleModel): string {
  const known = [...withLapsed(model).stages, ...model.retired].find((stage) => stage.id === id);
  const words = id.replace(/-/g, ' ');
  return known?.label ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who moved whom when, from where to where, why and how. RC1 */
export function stageReceipt(change: StageChange, { model, memberName }: Naming): StageReceipt {
  return {
    who: memberName(change.by),
    when: change.at,
    from: change.from === null ? null : stageLabel(change.from, model),
    to: stageLabel(change.to, model),
    why: change.reason,
    source: change.source,
  };
}

/** A receipt as text to copy, a line each; the time in the given zone, that of the device by default. RC2 */
export function receiptText(receipt: StageReceipt, locale: string, timeZone?: string): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    receipt.when,
  );
  const move = receipt.from === null ? `Added in ${receipt.to}` : `${receipt.from} → ${receipt.to}`;
  return [
    `Stage: ${move}`,
    `When: ${when}`,
    `Who: ${receipt.who}`,
    `Why: ${receipt.why ?? 'no reason given'}`,
    `How: ${SOURCE_WORDS[receipt.source]}`,
  ].join('\n');
}
