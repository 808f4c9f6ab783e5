import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson, pressKeys, synced } from './panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

describe('a person as a whole: edited, of a company, made one with another, exported and erased', () => {
  const started = new Started();
  let server: ServerProcess;
  let panel: Page;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ panel } = await joinedSeat(started, {
      at: `${server.url}/demo/people/tomas-o-briain`,
      link: server.link,
      name: 'Dana',
    }));
    await expectPerson(panel, 'tomas@ardmore.example');
  });
  afterAll(() => started.end());

  const person = () => card(panel, 'Person');
  const step = async (name: string) => {
    await person()
      .getByRole('button', { name: /^More about/ })
      .press('Enter');
    await panel.getByRole('menuitem', { name }).press('Enter');
  };

  test('a number is typed as at home, read, kept for everywhere, and undone by the keyboard alone', async () => {
    await pressKeys(panel, 'e');
    await panel.getByRole('button', { name: 'Add a number' }).press('Enter');
    await panel.keyboard.type('+44 (0)20 7946 0019');
    await panel.getByText('United Kingdom: 020 7946 0019').waitFor();
    await panel.keyboard.press('Enter');
    await person().getByText('+44 20 7946 0019').waitFor();
    await pressKeys(panel, 'z');
    await person().getByText('+44 20 7946 0019').waitFor({ state: 'detached' });
  });

  test('the company shows its people, and leads to them and back', async () => {
    await person().getByRole('button', { name: 'Ardmore Foods' }).press('Enter');
    const company = card(panel, 'Company: Ardmore Foods');
    await company.getByText('3 people').waitFor();
    expect(await company.textContent()).toMatch(/Revenue, last 12 months€[\d,]+ \d+ orders in all/);
    await company.getByRole('button', { name: /Aoife Nolan/ }).press('Enter');
    await person().getByRole('heading', { name: 'Aoife Nolan' }).waitFor();
    await person()
      .getByRole('button', { name: /back to the page/ })
      .press('Enter');
    await person().getByRole('heading', { name: 'Tomás Ó Briain' }).waitFor();
  });

  test('two people are made one and taken apart by the keyboard alone', async () => {
    const address = person().getByText('aoife@ardmore.example');
    await step('Same as somebody…');
    await panel.getByRole('combobox', { name: /^Who is the same/ }).fill('aoife');
    await panel.getByRole('option', { name: /Aoife Nolan/ }).waitFor();
    await panel.keyboard.press('ArrowDown');
    await panel.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Make them one' }).press('Enter');
    await panel.getByText('Aoife Nolan is shown as Tomás Ó Briain now').waitFor();
    await address.waitFor();
    await person().getByRole('button', { name: 'Ardmore Foods' }).press('Enter');
    await card(panel, 'Company: Ardmore Foods').getByText('2 people').waitFor();
    await synced(panel);
    await step('Same as somebody…');
    await panel.getByRole('button', { name: 'Take apart Aoife Nolan' }).press('Enter');
    await address.waitFor({ state: 'detached' });
    await synced(panel);
    await panel.getByRole('button', { name: 'Cancel' }).press('Enter');
  });

  test('everything known of a person is a file', async () => {
    await step('Export…');
    const [file] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save to read' }).press('Enter'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^tomas-\d{4}-\d\d-\d\d\.txt$/);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toMatch(/^Tomás Ó Briain\nAs known on/);
    expect(text).toMatch(/What happened \(\d+\)/);
  });

  test('a person is erased after a typed word, here and on the server', async () => {
    await step('Erase…');
    await panel.getByLabel('Type erase to confirm').fill('erase');
    await panel.keyboard.press('Enter');
    await panel.getByText('Not in your team’s people yet').waitFor();
    await panel.getByText('Tomás Ó Briain was erased').waitFor();
    await synced(panel);
  });
});
