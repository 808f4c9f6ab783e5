import { describe, expect, test } from 'vitest';
import { mayBeLabel, roleOfLabel, roleOfToken, type Role } from '../../lib/sites/labels';
import { isPhone } from '../../lib/sites/phone-text';
import { recordInUrl } from '../../lib/sites/url-record';

test.each<[Role, string]>([
  [
    'from',
    'From: | Von | De : | Remitente | Expéditeur | Sender | Mittente | Afzender: | Remetente | Nadawca',
  ],
  ['to', 'To | An: | Para | À : | Destinatari | Aan | Destinatário | Odbiorca'],
  ['cc', 'Cc | Kopie | Copie | Ccn | Em cópia | DW:'],
  ['reply-to', 'Reply-To: | Antwort an | Responder a | Répondre à | Rispondi a | Odpowiedz do'],
  [
    'requester',
    'Requester | Requestors: | Ansprechpartner | Solicitante | Demandeur | Richiedente | Aanvrager',
  ],
  [
    'email',
    'E-mail | Email * | E-Mail-Adresse: | Correo electrónico | Courriel | E-mailadres | Adres e-mail',
  ],
  ['phone', 'Phone | Telefon: | Teléfono | Téléphone | Mobile | Cellulare | Telefoon | Telemóvel'],
  ['company', 'Company | Firma | Empresa | Société | Azienda | Bedrijf | Nazwa firmy'],
  ['name', 'Full name | Vor- und Nachname | Nombre completo | Nom complet | Nome e cognome | Volledige naam'],
  ['staff', 'Owner | Assigned to: | Zugewiesen an | Propietario | Attribué à | Assegnato a | Eigenaar'],
])('%s is read from its labels in eight languages', (role, labels) => {
  for (const label of labels.split(' | ')) {
    expect(roleOfLabel(label)).toBe(role);
    expect(mayBeLabel(`\n  ${label} `)).toBe(true);
  }
});

test('the initials in the circle beside a name are no label', () => {
  for (const text of ['DO', 'AN', 'DE']) expect(roleOfLabel(text)).toBeNull();
});

test('any other text is no label', () => {
  for (const text of ['', 'From here on', 'emails sent', 'Nora Quell', 'x'.repeat(70_000)])
    expect(roleOfLabel(text)).toBeNull();
});

test.each<[string, Role | null]>([
  ['emailaddress1.fieldControl-mail-text-input', 'email'],
  ['emailAddress', 'email'],
  ['requester-info-contact-email', 'requester'],
  ['message-from', 'from'],
  ['message-to', 'to'],
  ['assignedUser', 'staff'],
  ['hubspot_owner_id', 'staff'],
  ['firstname.fieldControl-text-box-text', 'first-name'],
  ['telephone1', 'phone'],
  ['parent_id', 'company'],
  ['email-list', null],
  ['email-signature', null],
  ['add-to-list', null],
  ['user-menu', null],
  ['recipient:details-dropdown-nora@ferngate.example.com', null],
])('a program calls a field %s', (token, role) => {
  expect(roleOfToken(token)).toBe(role);
});

describe('the record in a URL', () => {
  test.each([
    ['https://crm.test/contacts/51', 'person', '51'],
    ['https://crm.test/contacts/51/edit', 'person', '51'],
    ['https://crm.test/app/accounts/3/conversations/88', 'ticket', '88'],
    ['https://crm.test/app/accounts/3/contacts/51', 'person', '51'],
    ['https://crm.test/#Contact/view/64b0c0ffee0000001', 'person', '64b0c0ffee0000001'],
    ['https://crm.test/#/contacts/record/77', 'person', '77'],
    ['https://crm.test/lightning/r/Contact/0035e00000AbCdEAAV/view', 'person', '0035e00000AbCdEAAV'],
    [
      'https://crm.test/main.aspx?etn=contact&id=0a9f62a8-90df-e311-9565-a45d36fc5fe8',
      'person',
      '0a9f62a8-90df-e311-9565-a45d36fc5fe8',
    ],
    ['https://crm.test/web#id=9&model=res.partner&view_type=form', 'person', '9'],
    ['https://crm.test/Ticket/Display.html?id=12', 'ticket', '12'],
    ['https://mail.test/mail/0/inbox/id/AQMk0003%3D', 'message', 'AQMk0003='],
  ])('%s', (url, type, id) => {
    expect(recordInUrl(new URL(url))).toEqual({ site: 'generic', account: new URL(url).host, type, id });
  });

  test.each([
    'https://crm.test/contacts',
    'https://crm.test/contacts/new',
    'https://crm.test/contacts/all',
    'https://crm.test/',
    'https://mail.test/mail/0/inbox',
    'https://crm.test/contacts/%%%1',
  ])('is none in %s', (url) => {
    expect(recordInUrl(new URL(url))).toBeNull();
  });
});

test('a phone number is told from a date, a price and a long number', () => {
  for (const text of [
    '+1 555 0142',
    '(478) 515-4087',
    '391-342-4539 x803',
    '415.775.5509 x5851',
    '+49 30 5550142',
    '030/5550142',
  ]) {
    expect(isPhone(text)).toBe(true);
  }
  for (const text of ['2026-11-02', '12.11.2026', '1,200', '5', '4111 1111 1111 1111 11', 'call 5550142', ''])
    expect(isPhone(text)).toBe(false);
});
