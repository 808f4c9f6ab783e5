import { formatWholeMoney } from '../../model/money';
import type { PeopleFilter, Span } from '../../model/people-filter';
import { marketOf, marketsOf } from '../../rules/market';
import { rulesOf } from '../../rules/playbook';
import { SEGMENT_LABELS } from '../../rules/segment-words';
import { findStage, withLapsed } from '../../rules/stage-model';
import { memberName, type Team } from '../team';

/** What conditions are named with. */
export interface FilterNaming {
  team: Team;
  me: string | null;
  /** BCP 47 tag by which money is written. */
  locale: string;
}

/** The conditions of a filter, in the order they are offered. */
export const CONDITIONS = [
  { id: 'stages', label: 'Stage' },
  { id: 'phases', label: 'Phase' },
  { id: 'segments', label: 'Segment' },
  { id: 'owners', label: 'Owner' },
  { id: 'markets', label: 'Market' },
  { id: 'tiers', label: 'Tier' },
  { id: 'channels', label: 'Source' },
  { id: 'actions', label: 'Next action' },
  { id: 'value', label: 'Value' },
  { id: 'score', label: 'Score' },
  { id: 'days', label: 'Days in stage' },
  { id: 'text', label: 'Text' },
] as const satisfies { id: keyof PeopleFilter; label: string }[];
export type ConditionId = (typeof CONDITIONS)[number]['id'];

/** What a condition is called. */
export function conditionLabel(id: ConditionId): string {
  return CONDITIONS.find((one) => one.id === id)?.label ?? id;
}

/** The stages of all markets, each id once, with all its names. */
export function stageChoices({ workspace }: Team): { value: string; label: string }[] {
  const labels = new Map<string, Set<string>>();
  for (const { model } of marketsOf(workspace)) {
    for (const { id, label } of withLapsed(model).stages) {
      labels.set(id, (labels.get(id) ?? new Set<string>()).add(label));
    }
  }
  return [...labels].map(([value, names]) => ({ value, label: [...names].join(' / ') }));
}

/** The actions of all playbooks, each id once. */
export function actionChoices({ workspace }: Team): { value: string; label: string }[] {
  const titles = new Map<string, string>();
  for (const { playbook } of marketsOf(workspace)) {
    for (const { id, title } of rulesOf(playbook)) if (!titles.has(id)) titles.set(id, title);
  }
  return [...titles].map(([value, label]) => ({ value, label }));
}

/** Each condition of a filter as a chip says it: 'Stage: Conversion or Retention', 'Value over €1,000'. */
export function filterWords(
  filter: PeopleFilter,
  naming: FilterNaming,
): { id: ConditionId; words: string }[] {
  return CONDITIONS.flatMap(({ id }) => {
    const words = wordsOf(id, filter, naming);
    return words === null ? [] : [{ id, words }];
  });
}

function wordsOf(id: ConditionId, filter: PeopleFilter, naming: FilterNaming): string | null {
  const { team, me, locale } = naming;
  const label = conditionLabel(id);
  const any = <T>(values: readonly T[] | undefined, name: (value: T) => string) =>
    values === undefined ? null : `${label}: ${either(values.map(name))}`;
  switch (id) {
    case 'stages': {
      const names = new Map(stageChoices(team).map(({ value, label: one }) => [value, one]));
      return any(filter.stages, (stage) =>
        stage === null ? 'none yet' : (names.get(stage) ?? findStage(team.model, stage)?.label ?? stage),
      );
    }
    case 'phases':
      return any(filter.phases, (phase) => phase);
    case 'segments':
      return any(filter.segments, (segment) => SEGMENT_LABELS[segment]);
    case 'owners':
      return any(filter.owners, (owner) => memberName(team, me, owner));
    case 'markets':
      return any(filter.markets, (market) => marketOf(team.workspace, { market }).label);
    case 'tiers':
      return any(filter.tiers, (tier) =>
        tier === null ? 'none' : (team.workspace.tiers.find((one) => one.id === tier)?.label ?? tier),
      );
    case 'channels':
      return any(filter.channels, (channel) => (channel === '' ? 'not known' : channel));
    case 'actions': {
      const titles = new Map(actionChoices(team).map(({ value, label: title }) => [value, title]));
      return any(filter.actions, (rule) => (rule === null ? 'nothing to do' : (titles.get(rule) ?? rule)));
    }
    case 'value': {
      const money = (minor: number) => formatWholeMoney(minor, team.workspace.currency, locale);
      return filter.value === undefined ? null : spanWords(label, filter.value, money);
    }
    case 'score':
      return filter.score === undefined
        ? null
        : spanWords(filter.score.survey.toUpperCase(), filter.score, (score) => String(score));
    case 'days':
      return filter.days === undefined ? null : spanWords(label, filter.days, (days) => String(days));
    case 'text':
      return filter.text === undefined ? null : `“${filter.text}”`;
  }
}

function spanWords(label: string, { min, max }: Span, say: (value: number) => string): string {
  if (min !== null && max !== null) {
    return min === max ? `${label} ${say(min)}` : `${label} ${say(min)} to ${say(max)}`;
  }
  if (min !== null) return `${label} from ${say(min)}`;
  return max === null ? `${label} known` : `${label} up to ${say(max)}`;
}

/** Three names at most; the others are counted. */
function either(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${String(names.length - 2)} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}
