import { mailSite } from './mail-site';
import type { HeaderLine, InboxRow } from './mailer';
import type { Site } from './site';
import { shortAttribute } from './text';

const FROM = '[data-test-id="message-from"]';
const PILL = '[data-test-id="email-pill"]';
const MESSAGE_IN_PATH = /\/messages\/([^/?#]{1,200})/;

/** Yahoo Mail. Where a pill keeps its address has changed often: every place that was seen is tried. */
export const yahoo: Site = mailSite({
  id: 'yahoo',
  label: 'Yahoo Mail',
  origins: ['https://mail.yahoo.com/*'],
  recognises: ({ url }) => url.hostname === 'mail.yahoo.com',
  body: '[data-test-id^="message-view-body"], .msg-body',
  messages: ({ document }) => {
    const views = [...document.querySelectorAll('[data-test-id="message-view"]')];
    return views.length > 0
      ? views
      : [...document.querySelectorAll('[data-test-id="message-group-view-scroller"]')];
  },
  from: [
    `${FROM} ${PILL}`,
    `${FROM} a[href^="mailto:" i]`,
    `${FROM} [title*="@"]`,
    `${FROM} ${PILL} + span`,
    FROM,
  ],
  lines,
  openId: ({ url }) => MESSAGE_IN_PATH.exec(url.pathname)?.[1] ?? '',
  account: ({ url }) => url.host,
  rows: '[data-test-id="message-list-item"], a[data-test-read], [data-item-id]',
  row,
});

function lines(message: Element): HeaderLine[] {
  const line = message.querySelector('[data-test-id="message-to"]');
  if (line === null) return [];
  const pills = [...line.querySelectorAll(`${PILL}, [title*="@"], a[href^="mailto:" i]`)];
  return [{ role: 'to', people: pills.length > 0 ? pills : [line] }];
}

function row(element: Element): InboxRow {
  const link = element.matches('a[href]') ? element : element.querySelector('a[href*="/messages/"]');
  const inLink = MESSAGE_IN_PATH.exec(link?.getAttribute('href') ?? '')?.[1];
  const sender = element.querySelector(
    '[id^="email-sender-"], [data-test-id="senders"], [data-test-id="senders_list"] span',
  );
  return {
    people: sender === null ? [] : [sender],
    id: inLink ?? shortAttribute(element, 'data-item-id', 200),
  };
}
