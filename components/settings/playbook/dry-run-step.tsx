import { useEffect, useRef, useState } from 'react';
import type { ActionRule } from '../../../lib/model/action';
import type { DryRun } from '../../../lib/panel/playbook';
import type { Ineligible } from '../../../lib/rules/eligibility';
import { hasMarkets } from '../../../lib/panel/markets';
import { marketOf } from '../../../lib/rules/market';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';

const KEPT: Partial<Record<Ineligible['why'], string>> = {
  'do-not-contact': 'asked not to be contacted',
  consent: 'gave no consent',
  'no-address': 'have no address',
  'cool-down': 'were surveyed lately',
  snoozed: 'are put off',
  'waits-for-reply': 'are put off until they reply',
  'not-now': 'got a “not now”',
  rest: 'had it lately',
};

type Step = { is: 'idle' } | { is: 'running' | 'done' | 'stopped'; run: DryRun | null; of: ActionRule };

/** Who would get the rule now, as it is typed: nothing is saved or sent by asking. */
export function DryRunStep({ rule, isSound }: { rule: ActionRule; isSound: boolean }) {
  const { commands } = usePanel();
  const [step, setStep] = useState<Step>({ is: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = async () => {
    abort.current?.abort();
    const mine = (abort.current = new AbortController());
    setStep({ is: 'running', run: null, of: rule });
    const run = await commands.dryRun(rule, mine.signal, (so) => {
      if (!mine.signal.aborted) setStep({ is: 'running', run: so, of: rule });
    });
    if (run !== null) setStep({ is: 'done', run, of: rule });
  };
  const stop = () => {
    abort.current?.abort();
    if (step.is === 'running') setStep({ ...step, is: 'stopped' });
  };
  const isOld = step.is !== 'idle' && step.of !== rule;
  return (
    <div className="settings-ask">
      <div className="playbook-steps">
        <Button disabled={!isSound || step.is === 'running'} onClick={() => void start()}>
          Who would get this now?
        </Button>
        {step.is === 'running' ? <Button onClick={stop}>Stop</Button> : null}
      </div>
      {step.is === 'idle' || step.run === null ? null : (
        <>
          {step.is === 'running' ? (
            <label className="small soft">
              Asked {step.run.looked} of {step.run.of}
              <progress max={Math.max(1, step.run.of)} value={step.run.looked} />
            </label>
          ) : null}
          <DryRunWords run={step.run} how={step.is} />
          {isOld ? <p className="small quiet">The rule has changed since: ask again.</p> : null}
        </>
      )}
    </div>
  );
}

function DryRunWords({ run, how }: { run: DryRun; how: 'running' | 'done' | 'stopped' }) {
  const kept = Object.entries(KEPT).flatMap(([why, words]) => {
    const people = run.kept[why as Ineligible['why']] ?? 0;
    return people === 0 ? [] : [`${String(people)} ${words}`];
  });
  const team = usePanelState((state) => state.team);
  const market = usePanelState((state) => state.editedMarket);
  const where = hasMarkets({ team }) ? `in ${marketOf(team.workspace, { market }).label} ` : '';
  const stopped = how === 'stopped' ? `Stopped after ${String(run.looked)}. ` : '';
  return (
    <>
      <p role={how === 'running' ? undefined : 'status'}>
        {stopped}
        {run.gets} of {run.people} {run.people === 1 ? 'person' : 'people'} {where}would get it; for{' '}
        {run.first} it is the first of the playbook.
      </p>
      {kept.length === 0 ? null : (
        <p className="small soft">It fits others who do not get it: {kept.join(', ')}.</p>
      )}
      {run.names.length === 0 ? null : (
        <ul className="settings-list small" aria-label="The first of them">
          {run.names.map(({ name, company }, at) => (
            <li key={`${name} ${String(at)}`}>
              <bdi>{name}</bdi>
              {company === null ? null : (
                <span className="quiet">
                  , <bdi>{company}</bdi>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
