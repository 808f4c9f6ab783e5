import type { Person } from '../model/change';
import { accountOf } from '../rules/account';
import { marketOf } from '../rules/market';
import { ACCOUNT_LIMIT } from '../store/account';
import type { ContactRow, StageFigures, Store } from '../store/store';
import { shownPerson } from './acting';
import { figuresKey, viewCompany, type CompanyView } from './company-view';
import type { PanelContext } from './context';
import { stageOfRow } from './found';
import { mayDo } from './may';
import type { Team } from './team';

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
      const { team } = state.getState();
      const [figures] = await Promise.all([
        figuresOf(store, rows, team),
        store.eachPerson((some) => void persons.push(...some), { ids }),
      ]);
      return viewCompany(account, persons, {
        team,
        figures,
        seesValue: mayDo(state.getState(), 'see-value'),
        now: options.now(),
        isCut: found.length > rows.length,
      });
    },
  };
}

/** Figures of the stages that the company's people stand in, each in their market. */
async function figuresOf(store: Store, rows: ContactRow[], team: Team): Promise<Map<string, StageFigures>> {
  const figures = new Map<string, StageFigures>();
  for (const row of rows) {
    const stage = stageOfRow(row, team);
    const market = marketOf(team.workspace, row).id;
    const key = stage === null ? null : figuresKey(stage.id, market);
    if (stage === null || key === null || figures.has(key)) continue;
    figures.set(key, await store.stageFigures(stage.id, market));
  }
  return figures;
}
