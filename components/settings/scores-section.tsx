import { useState } from 'react';
import type { Workspace } from '../../lib/model/workspace';
import { modelRights } from '../../lib/panel/team-editing';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Toggle } from '../ui/toggle';
import { WhoMay } from './model/who-may';
import { SettingsSection } from './settings-section';

type Survey = Workspace['survey'];

const SCALES: { value: Survey['defaultKind']; label: string; says: string }[] = [
  { value: 'nps', label: 'NPS', says: 'NPS, 0 to 10: would they recommend you' },
  { value: 'csat', label: 'CSAT', says: 'CSAT, 1 to 5: how satisfied they are' },
  { value: 'ces', label: 'CES', says: 'CES, 1 to 7: how easy it was' },
];

/** Which scale a score is logged on with two keys, and for how long nobody is asked again. */
export function ScoresSection() {
  const survey = usePanelState((state) => state.team.workspace.survey);
  const team = usePanelState((state) => state.team);
  const session = usePanelState((state) => state.session);
  const { may, who } = modelRights({ session, team });
  return (
    <SettingsSection
      title="Scores"
      says="The scale that the sidebar opens with, so that two keys log a score, and how long somebody is left in peace after they were asked."
    >
      {may ? (
        <ScoresForm key={JSON.stringify(survey)} survey={survey} />
      ) : (
        <>
          <p>
            {SCALES.find(({ value }) => value === survey.defaultKind)?.says}. Asked again after{' '}
            {survey.coolDownDays} days.
          </p>
          <WhoMay who={who} />
        </>
      )}
    </SettingsSection>
  );
}

/** No shorter: who is asked too often answers no more (DOMAIN section 5). */
const LEAST_DAYS = 90;
const MOST_DAYS = 3650;

function ScoresForm({ survey }: { survey: Survey }) {
  const { commands } = usePanel();
  const [kind, setKind] = useState(survey.defaultKind);
  const [days, setDays] = useState(String(survey.coolDownDays));
  const number = Number(days);
  const isDays = Number.isInteger(number) && number >= LEAST_DAYS && number <= MOST_DAYS;
  const isTouched = kind !== survey.defaultKind || number !== survey.coolDownDays;
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDays && isTouched)
          void commands.saveSurvey({ defaultKind: kind, coolDownDays: number }, survey);
      }}
    >
      <Toggle
        label="The team’s scale"
        value={kind}
        options={SCALES.map(({ value, label, says }) => ({ value, label, title: says }))}
        onChange={setKind}
      />
      <p className="quiet small">{SCALES.find(({ value }) => value === kind)?.says}.</p>
      <Field
        label="Days until somebody is asked again"
        inputMode="numeric"
        autoComplete="off"
        value={days}
        error={isDays ? null : `A whole number of days, at least ${String(LEAST_DAYS)}.`}
        onChange={(event) => setDays(event.target.value)}
      />
      <div>
        <Button look="primary" type="submit" disabled={!isTouched || !isDays}>
          Save for everybody
        </Button>
      </div>
    </form>
  );
}
