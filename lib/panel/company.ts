import type { Person } from '../model/change';
import { accountOf } from '../rules/account';
import { ACCOUNT_LIMIT } from '../store/account';
import type { StageFigures, Store } from '../store/store';
import { shownPerson } from './acting';
import { viewCompany, type CompanyView } from './company-view';
import type { PanelContext } from './context';
import { mayDo } from './may';

export interface CompanyCommands {
  /** The people of the shown person's company, put together; null where no company is known of them. */
  company(): Promise<CompanyView | null>;
}

/** The company of the person shown. Read when it is asked for: it is as current as that moment. */
export function companyCommands(context: PanelContext): CompanyCommands {
  const { state, options } = context;
  const { store } = options;
  return {
    async company() {
      const view = shownPerson(context);
      const account = view === null ? null : accountOf(view.contact);
      if (view === null || account === null) return null;
      const found = await store.peopleOfAccount(account);
      const rows = found.slice(0, ACCOUNT_LIMIT);
      const persons: Person[] = [];
      const ids = rows.map(({ id }) => id);
      await store.eachPerson((some) => void persons.push(...some), { ids });
      const stages = rows.map(({ stage }) => stage).filter((stage) => stage !== null);
      return viewCompany(account, persons, {
        team: state.getState().team,
        figures: await figuresOf(store, [...new Set(stages)]),
        seesValue: mayDo(state.getState(), 'see-value'),
        now: options.now(),
        isCut: found.length > rows.length,
      });
    },
  };
}

async function figuresOf(store: Store, stages: string[]): Promise<Map<string, StageFigures>> {
  const figures = await Promise.all(stages.map((stage) => store.stageFigures(stage, null)));
  return new Map(stages.map((stage, at) => [stage, figures[at] as StageFigures]));
}
