import type { PeopleFilter } from '../../../lib/model/people-filter';
import { PHASES } from '../../../lib/model/phases';
import { SEGMENTS } from '../../../lib/model/segments';
import { actionChoices, stageChoices, type ConditionId } from '../../../lib/panel/board/filter-words';
import { marketsOf } from '../../../lib/rules/market';
import { SEGMENT_LABELS } from '../../../lib/rules/segment-words';
import { usePanelState } from '../../shell/panel-context';
import { useBoardState } from '../board-context';

/** Conditions that are one of several values. */
export type SetCondition = Exclude<ConditionId, 'value' | 'score' | 'days' | 'text'>;

interface FilterChoices {
  choices: { value: string | null; label: string }[];
  chosen: readonly (string | null)[];
  /** The filter with these values chosen; without the condition where there are none. */
  withChosen: (values: readonly (string | null)[]) => PeopleFilter;
}

/** What can be chosen in a condition, and what is. */
export function useFilterChoices(id: SetCondition, filter: PeopleFilter): FilterChoices {
  const team = usePanelState((state) => state.team);
  const channels = useBoardState((state) => state.table.channels);
  const known = (): FilterChoices['choices'] => {
    switch (id) {
      case 'stages':
        return [...stageChoices(team), { value: null, label: 'No stage yet' }];
      case 'phases':
        return PHASES.map((phase) => ({ value: phase, label: phase }));
      case 'segments':
        return SEGMENTS.map((segment) => ({ value: segment, label: SEGMENT_LABELS[segment] }));
      case 'owners':
        return [
          ...team.members.map((member) => ({ value: member.id, label: member.name })),
          { value: null, label: 'Nobody' },
        ];
      case 'markets':
        return marketsOf(team.workspace).map((market) => ({ value: market.id, label: market.label }));
      case 'tiers':
        return [
          ...team.workspace.tiers.map((tier) => ({ value: tier.id, label: tier.label })),
          { value: null, label: 'None' },
        ];
      case 'channels':
        return [
          ...channels.slice(0, 60).map((channel) => ({ value: channel, label: channel })),
          { value: '', label: 'Not known' },
        ];
      case 'actions':
        return [...actionChoices(team), { value: null, label: 'Nothing to do' }];
    }
  };
  return {
    choices: known(),
    chosen: filter[id] ?? [],
    withChosen(values) {
      const { [id]: _, ...rest } = filter;
      return values.length === 0 ? rest : { ...rest, [id]: [...values] };
    },
  };
}
