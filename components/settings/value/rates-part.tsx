import { useState } from 'react';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';

/** Rates of other currencies, each with its day and origin; typed or pasted as lines. */
export function RatesPart({ may }: { may: boolean }) {
  const { commands, locale } = usePanel();
  const { rates, currency } = usePanelState((state) => state.team).workspace;
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (lines: string) => {
    const says = await commands.addRates(lines);
    setProblem(says === '' ? null : says);
    if (says === null) setText(null);
  };
  const day = (at: number) =>
    new Date(at).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <div className="value-part" role="group" aria-label="Rates of other currencies">
      <h3 className="settings-sub">Rates of other currencies, in {currency}</h3>
      {rates.length === 0 ? (
        <p className="soft">
          None. Orders in other currencies than {currency} are left out, and the receipt says so.
        </p>
      ) : (
        <ul className="sites" aria-label="Rates">
          {rates.map((rate) => (
            <li key={`${rate.currency} ${String(rate.at)}`} className="settings-row">
              <span className="value-rate">
                1 {rate.currency} = {rate.perUnit.toLocaleString(locale, { maximumSignificantDigits: 8 })}{' '}
                {currency}
                <span className="quiet">
                  {' '}
                  on {day(rate.at)}, <bdi>{rate.source}</bdi>
                </span>
              </span>
              {may ? (
                <Button
                  look="quiet"
                  aria-label={`Remove the rate of ${rate.currency} on ${day(rate.at)}`}
                  onClick={() => void commands.removeRate(rate)}
                >
                  Remove
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {!may ? null : text === null ? (
        <div>
          <Button onClick={() => setText('')}>Add rates</Button>
        </div>
      ) : (
        <form
          className="settings-ask"
          aria-label="Add rates"
          onSubmit={(event) => {
            event.preventDefault();
            void add(text);
          }}
        >
          <TextArea
            label={`Currency, rate in ${currency}, date: a line each`}
            hint="USD, 0.92, 2026-11-26. Lines from a spreadsheet can be pasted."
            error={problem}
            value={text}
            autoFocus
            maxLength={50_000}
            onChange={(lines) => {
              setText(lines);
              setProblem(null);
            }}
          />
          <div className="form-end">
            <Button look="primary" type="submit" disabled={text.trim() === ''}>
              Save for the team
            </Button>
            <Button onClick={() => setText(null)}>Close</Button>
          </div>
        </form>
      )}
    </div>
  );
}
