import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ScoresSection } from '../../components/settings/scores-section';
import { detected } from '../panel/desk';
import { expectAccessible } from './axe';
import { colleagueSaves, openSettings } from './lead-desk';

test('a lead sets the scale and the days of rest; the sidebar begins with it, and it is undone', async () => {
  const desk = await openSettings(<ScoresSection />);
  expect(screen.getByRole('button', { name: 'Save for everybody' })).toBeDisabled();
  await userEvent.click(screen.getByLabelText('CSAT'));
  const days = screen.getByLabelText('Days until somebody is asked again');
  await userEvent.clear(days);
  await userEvent.type(days, '30');
  expect(screen.getByText('A whole number of days, at least 90.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save for everybody' })).toBeDisabled();
  await expectAccessible();
  await userEvent.clear(days);
  await userEvent.type(days, '120{Enter}');
  await desk.until(({ team }) => team.workspace.survey.defaultKind === 'csat');
  expect(desk.panel.state.getState().team.workspace.survey.coolDownDays).toBe(120);
  await desk.open(detected());
  expect(desk.panel.state.getState().draft.score.survey).toBe('csat');
  await userEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await desk.until(({ team }) => team.workspace.survey.defaultKind === 'nps');
});

test('others read it, and are told who may change it', async () => {
  const desk = await openSettings(<ScoresSection />, { roles: ['agent'] });
  await colleagueSaves(desk, { survey: { defaultKind: 'ces', coolDownDays: 200 } });
  expect(await screen.findByText(/^CES, 1 to 7.*Asked again after 200 days\.$/)).toBeVisible();
  expect(screen.getByText('A team lead can change this: Ines Duarte.')).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  await expectAccessible();
});
