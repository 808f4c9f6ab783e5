import { useEffect, useRef, useState } from 'react';
import type { OutcomesView } from '../../lib/panel/team-outcomes';
import { hasMarkets } from '../../lib/panel/markets';
import { marketsOf } from '../../lib/rules/market';
import { OutcomePicture, type ActionResult } from '../charts/outcome-picture';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { SelectField } from '../ui/select-field';
import { OutcomeTable } from './outcomes/outcome-table';
import { PolicyWords } from './outcomes/policy-words';
import { SettingsSection } from './settings-section';
import './outcomes/outcomes.css';

/** No market's id, and not the main one's either. */
const ALL = 'all';

type Step =
  | { is: 'idle' | 'stopped' }
  | { is: 'running'; looked: number; of: number }
  | { is: 'done'; view: OutcomesView };

/** What became of the proposed actions, for the team: counts per action, never per person. */
export function OutcomesSection() {
  const { commands, locale } = usePanel();
  const [step, setStep] = useState<Step>({ is: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const team = usePanelState((state) => state.team);
  const [market, setMarket] = useState(ALL);
  const start = async () => {
    const mine = (abort.current = new AbortController());
    setStep({ is: 'running', looked: 0, of: 0 });
    const view = await commands.gatherOutcomes(
      market === ALL ? undefined : market === '' ? null : market,
      mine.signal,
      ({ looked, of }) => {
        if (!mine.signal.aborted) setStep({ is: 'running', looked, of });
      },
    );
    setStep(view === null ? { is: 'stopped' } : { is: 'done', view });
  };
  return (
    <SettingsSection
      title="Outcomes of actions"
      says="What the team did with what was proposed, and what followed. People were chosen for it: a hint, not proof."
    >
      {hasMarkets({ team }) ? (
        <div className="market-choice">
          <SelectField
            label="Of the people of"
            value={market}
            options={[
              { value: ALL, label: 'All markets' },
              ...marketsOf(team.workspace).map(({ id, label }) => ({ value: id ?? '', label })),
            ]}
            onChange={(id) => {
              abort.current?.abort();
              setMarket(id);
              setStep({ is: 'idle' });
            }}
          />
        </div>
      ) : null}
      <div className="playbook-steps">
        <Button disabled={step.is === 'running'} onClick={() => void start()}>
          {step.is === 'done' ? 'Count again' : 'Count the outcomes'}
        </Button>
        {step.is === 'running' ? <Button onClick={() => abort.current?.abort()}>Stop</Button> : null}
        {step.is === 'stopped' ? (
          <span className="small quiet" role="status">
            Stopped. Nothing was counted.
          </span>
        ) : null}
      </div>
      {step.is === 'running' ? (
        <label className="small soft outcomes-progress">
          Looking at everybody: {step.looked} of {step.of}
          <progress max={Math.max(1, step.of)} value={step.looked} />
        </label>
      ) : null}
      {step.is === 'done' ? (
        <>
          <OutcomePicture
            actions={resultsOf(step.view)}
            detail={`${String(step.view.people)} people`}
            locale={locale}
          />
          <OutcomeTable actions={step.view.actions} people={step.view.people} />
          <PolicyWords policies={step.view.policies} />
        </>
      ) : null}
    </SettingsSection>
  );
}

/** What followed each action, as its picture has it. */
function resultsOf({ actions }: OutcomesView): ActionResult[] {
  return actions.map(({ rule, title, learnt }) => ({
    id: rule,
    title,
    done: learnt.done,
    moved: learnt.moved,
    without: learnt.without,
    withoutMoved: learnt.withoutMoved,
  }));
}
