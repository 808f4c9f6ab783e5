import { join } from 'node:path';
import type { TaughtField, TaughtRule } from '../../lib/model/taught-site';
import { look, type Look } from '../../lib/sites/look';
import type { Root } from '../../lib/sites/page';
import { shownBy } from '../../lib/sites/teaching';
import { idOf } from '../builders';
import { showSaved } from './saved-page';
import { PAGES } from './truths';
import { sites } from '../../lib/sites/index';

export const OWN = ['dana@harbourgoods.example'];
export const NORA = { name: 'Nora Quell', email: 'nora.quell@ferngate.example' };
export const IVO = { name: 'Ivo Brandt', email: 'ivo.brandt@larkspur.example' };
export const URL_A = new URL('https://program.example/clients/4711');
export const URL_B = new URL('https://program.example/clients/4890');

/** Shows a page of an unknown program: `labelled-a`. */
export function showPage(name: string): void {
  showSaved(join(PAGES, 'taught', `${name}.html`));
}

/** The element of this window whose own text, or whose value, is this. */
export function elementOf(text: string): Element {
  const found = [...document.querySelectorAll('body *')].find(
    (element) =>
      (element instanceof HTMLInputElement && element.value === text) ||
      (element.childElementCount === 0 && element.textContent === text),
  );
  if (found === undefined) throw new Error(`The page does not show ${text}`);
  return found;
}

/** A rule made by pointing at elements of this window. */
export function teach(
  url: URL,
  picks: Partial<Record<TaughtField, Element>>,
  roots: Root[] = [document],
): TaughtRule {
  const shown = shownBy(url, roots, new Map(Object.entries(picks) as [TaughtField, Element][]));
  if (shown === null) throw new Error('No rule was made');
  return { id: idOf(700), evidence: 'Where you showed it', ...shown };
}

/** A rule made by pointing at the name and the address of the first of two records of a program. */
export function teachOn(program: string, more: Partial<Record<TaughtField, string>> = {}): TaughtRule {
  showPage(`${program}-a`);
  const others = Object.entries(more).map(([field, text]) => [field, elementOf(text)] as const);
  return teach(URL_A, {
    name: elementOf(NORA.name),
    email: elementOf(NORA.email),
    ...Object.fromEntries(others),
  });
}

/** Looks at this window with a rule. jsdom takes its time: the time limit is tested for itself. */
export function lookWith(rule: TaughtRule, url: URL = URL_B, own: string[] = OWN): Look {
  return look(document, url, own, { sites, taught: [rule], limitMs: 20_000 });
}
