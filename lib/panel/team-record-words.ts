import { formatMoney } from '../model/money';
import type { TeamRecord } from '../model/team-record';
import type { Words } from '../rules/timeline-words';
import { ENTERED_WORDS } from './board/metric-entry';

/**
 * What was kept or edited of what a team keeps together, with what was typed: it may have to be copied and made anew.
 * @param isNew false for an edit, which says no more than what was edited: of a view mostly its name alone
 */
export function teamRecordWords(
  { label, body }: { [Field in 'label' | 'body']?: TeamRecord[Field] | undefined },
  isNew: boolean,
  locale: string,
): Words {
  switch (body?.is) {
    case 'entered': {
      const { what, amount, currency } = body;
      const figure =
        currency === null ? amount.toLocaleString(locale) : formatMoney(amount, currency, locale);
      return {
        title: isNew ? 'Figure entered' : 'Figure edited',
        detail: `${ENTERED_WORDS[what]}: ${figure}`,
      };
    }
    case 'goal':
      return { title: isNew ? 'Goal set' : 'Goal changed', detail: null };
    case 'remark':
      return { title: isNew ? 'Note on a metric' : 'Note on a metric edited', detail: body.text };
    case 'view':
    case undefined:
      return { title: isNew ? 'View kept' : 'View edited', detail: label ?? null };
  }
}
