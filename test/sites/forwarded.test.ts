// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { forwardedSender } from '../../lib/sites/forwarded';

function body(html: string): Element {
  document.body.innerHTML = html;
  return document.body;
}

test.each([
  'For you.<br>-------- Original Message --------<br>Subject: x<br>From: Hugo Brandvold &lt;<a>hugo@fjordkraft.example</a>&gt;<br>To: support@repco.test',
  '<div>---------- Forwarded message ---------<br>From: <b>Hugo Brandvold</b> <span>&lt;hugo@fjordkraft.example&gt;</span></div>',
  'Begin forwarded message:<br>From: Hugo Brandvold &lt;hugo@fjordkraft.example&gt;',
  '-------- Weitergeleitete Nachricht --------<br>Betreff: x<br>Von: Hugo Brandvold &lt;hugo@fjordkraft.example&gt;',
  '---------- Mensaje reenviado ----------<br>De: Hugo Brandvold &lt;hugo@fjordkraft.example&gt;',
  '-------- Message transféré --------<br>De : Hugo Brandvold &lt;hugo@fjordkraft.example&gt;',
])('the sender of a forwarded message is read from its header block: %#', (html) => {
  expect(forwardedSender(body(html))).toEqual({ email: 'hugo@fjordkraft.example', name: 'Hugo Brandvold' });
});

test.each([
  'From: Hugo Brandvold &lt;hugo@fjordkraft.example&gt;',
  'On Monday Hugo &lt;hugo@fjordkraft.example&gt; wrote: hello',
  '-------- Original Message --------<br>Subject: x',
  `-------- Original Message --------<br>${'word '.repeat(300)}From: Hugo &lt;hugo@fjordkraft.example&gt;`,
  '',
])('other text has none: %#', (html) => {
  expect(forwardedSender(body(html))).toBeNull();
  expect(forwardedSender(null)).toBeNull();
});
