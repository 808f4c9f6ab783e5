import { formatWholeMoney } from '../model/money';
import { handoff, type Handoff } from '../rules/handoff';
import { shownPerson } from './acting';
import type { PanelContext } from './context';
import type { PersonView, ValueView } from './person-view';

export interface HandoffCommands {
  /** Opens or closes the handoff of the person shown. */
  showHandoff(open: boolean): void;
}

/** The handoff is open for one person; another one begins with it closed. */
export function handoffCommands(context: PanelContext): HandoffCommands {
  return {
    showHandoff(open) {
      const id = shownPerson(context)?.contact.id ?? null;
      context.state.setState({ handoff: open ? id : null });
    },
  };
}

/** The five lines of a handoff, from what the cards show. */
export function handoffOf(view: PersonView, locale: string): Handoff {
  const { stage, survey, contact } = view;
  const { followUp } = survey;
  const [action] = view.actions;
  return handoff(
    {
      name: view.name,
      contact,
      stage:
        stage.receipt === null
          ? null
          : { label: stage.current?.label ?? stage.receipt.to, days: stage.days, receipt: stage.receipt },
      last: survey.last,
      open:
        followUp !== null
          ? { title: 'Follow up the low score', dueAt: followUp.dueAt }
          : action === undefined
            ? null
            : { title: action.rule.title, dueAt: null },
      value: valueWords(view.value, locale),
      askAgainAt: survey.askAgainAt,
    },
    locale,
  );
}

/** An estimate in words, never a bare number: 'Expected revenue, 12 months €4,120 (80 % range €3,000 – €5,000)'. */
function valueWords({ estimate }: ValueView, locale: string): string {
  if (estimate.method === 'none') return 'not known yet';
  const money = (minor: number) => formatWholeMoney(minor, estimate.currency, locale);
  return `${estimate.label} ${money(estimate.base)} (${estimate.rangeLabel} ${money(estimate.low)} – ${money(estimate.high)})`;
}
