import { currencyDecimals } from '../model/money';
import { standing } from '../model/standing';
import { runningSubscriptions } from '../model/subscription';
import { logEntry, whatOf } from '../rules/log-entry';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { emptyLog, hasLog, readLog, type LogDraft, type LogProblem } from './log-draft';
import { once } from './once';
import { factIds } from './undo';

export interface LogCommands {
  /** Opens the log row with what stands in the note line, or closes it: its text goes back there. */
  openLog(open: boolean): void;
  typeLog(change: Partial<LogDraft>): void;
  /** Saves what was typed. False when it was not saved: then the row says why, and everything stays. */
  saveLog: () => Promise<boolean>;
  /** Forgets what was typed and closes the row. */
  dropLog(): void;
}

/** Logging of what happened with a person, by hand. */
export function logCommands(context: PanelContext, release: () => void): LogCommands {
  const { state, options } = context;
  const setLog = (log: LogDraft | null) => state.setState(({ draft }) => ({ draft: { ...draft, log } }));
  const refuse = (log: LogDraft, problem: LogProblem): false => {
    setLog({ ...log, problem });
    return false;
  };

  /** The subscription that the person has, to be renewed, changed or cancelled. */
  const running = (): Partial<LogDraft> => {
    const person = shownPerson(context)?.person;
    if (person === undefined) return {};
    const orders = standing(person.orders, person.reversals);
    const [has] = runningSubscriptions(orders, options.now());
    if (has === undefined) return {};
    const { currency } = state.getState().team.workspace;
    const isOurs = has.amount.currency === currency;
    return {
      subscription: 'subscription-renewed',
      text: has.label ?? '',
      months: String(has.periodMonths),
      amount: isOurs ? String(has.amount.minor / 10 ** currencyDecimals(currency)) : '',
    };
  };

  const saveLog = once(async () => {
    const view = shownPerson(context);
    const { draft, team } = state.getState();
    const { log } = draft;
    if (view === null || log === null) return false;
    const { locale } = options;
    const read = readLog(log, { currency: team.workspace.currency, locale });
    if (!read.ok) return refuse(log, read.problem);
    if (log.type === 'referral' && log.other === null && log.text.trim() === '') {
      return refuse(log, { field: 'other', message: 'Choose who was referred, or say who it was.' });
    }
    let changes;
    try {
      changes = logEntry(view.person, read.entry, context.actor(), locale);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const field = read.entry.at === null || !error.message.includes('happened') ? 'text' : 'when';
      return refuse(log, { field, message: error.message });
    }
    const contactId = view.contact.id;
    const undo = { kind: 'facts', contactId, ids: factIds(changes) } as const;
    const text = `${whatOf(read.entry)} logged for ${view.short}`;
    if (!(await act(context, changes, { text, undo }))) return false;
    setLog(null);
    release();
    return true;
  });

  return {
    openLog(open) {
      const { draft } = state.getState();
      if (open) {
        if (draft.log !== null || shownPerson(context) === null) return;
        state.setState({ draft: { ...draft, log: emptyLog(draft.note), note: '' } });
        return;
      }
      const { log, note } = draft;
      if (log === null) return;
      // What was typed is not lost by closing the row; what has no place in the note line keeps it open.
      const hasMore = hasLog({ ...log, text: '' });
      if (hasMore || (log.text.trim() !== '' && note.trim() !== '')) return;
      state.setState({ draft: { ...draft, log: null, note: note.trim() === '' ? log.text : note } });
      release();
    },
    typeLog(change) {
      const { log } = state.getState().draft;
      if (log === null) return;
      const isNew = change.type === 'subscription' && log.type !== 'subscription' && !hasLog(log);
      setLog({ ...log, ...(isNew ? running() : {}), ...change, problem: null });
    },
    saveLog,
    dropLog() {
      setLog(null);
      release();
    },
  };
}
