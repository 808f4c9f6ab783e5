import type { Rate } from '../model/rate';
import type { ValueFigures } from '../model/value-inputs';
import { type FigureSettings, withFigures } from '../model/value-figures';
import { marketOf } from '../rules/market';
import { memberName } from './team';
import type { PanelContext } from './context';
import { RATE_LIMIT, readRates, withRates } from './rate-lines';
import { saveInMarket, saveSettings } from './save-settings';
import { forWhom } from './team-editing';

export interface ValueEditingCommands {
  /** Saves the inputs of the value formulas of a market (null: the main one); `base`: what the user began with. */
  saveValueInputs(value: ValueFigures, base: FigureSettings, market: string | null): Promise<boolean>;
  /** Adds rates of currencies from lines that were typed or pasted; a sentence where they could not be read. */
  addRates(text: string): Promise<string | null>;
  removeRate(rate: Rate): Promise<boolean>;
}

/** Edits of what values are worked out with; each is undone from the snackbar. */
export function valueEditingCommands(context: PanelContext): ValueEditingCommands {
  const { state, options } = context;

  function saveRates(rates: Rate[], text: string): Promise<boolean> {
    const { workspace } = state.getState().team;
    return saveSettings(context, { rates }, { base: { rates: workspace.rates }, text });
  }

  /** The figures as they are now: those that were not touched keep their dates. */
  const marketNow = (market: string | null) => marketOf(state.getState().team.workspace, { market });

  return {
    saveValueInputs: (value, base, market) =>
      saveInMarket(context, market, withFigures(marketNow(market), value, options.now()), {
        base: { value: base.value, valueMore: base.valueMore },
        text: `The inputs are saved for ${forWhom(state.getState(), market)}`,
      }),
    async addRates(text) {
      const { team, me } = state.getState();
      const { currency, rates } = team.workspace;
      const name = team.members.find(({ id }) => id === me)?.name ?? memberName(team, null, me);
      const source = me === null ? 'typed here' : `typed by ${name}`;
      const read = readRates(text, { currency, source: source.slice(0, 200), now: options.now() });
      if (!read.ok) return read.message;
      const all = withRates(rates, read.rates);
      if (all.length > RATE_LIMIT) return `At most ${RATE_LIMIT} rates are kept: remove some first.`;
      const added = read.rates.length === 1 ? 'The rate is saved' : `${read.rates.length} rates are saved`;
      return (await saveRates(all, `${added} for the team`)) ? null : '';
    },
    removeRate(rate) {
      const { rates } = state.getState().team.workspace;
      const left = rates.filter(({ currency, at }) => currency !== rate.currency || at !== rate.at);
      return saveRates(left, `The rate of ${rate.currency} is removed`);
    },
  };
}
