import { oneLine } from './text';

/** What a label says its field is. `staff`: one of our own people, whatever the address. */
export type Role =
  | 'from'
  | 'to'
  | 'cc'
  | 'reply-to'
  | 'requester'
  | 'email'
  | 'phone'
  | 'company'
  | 'name'
  | 'first-name'
  | 'last-name'
  | 'staff';

/** The labels of fields as people read them, in English, German, Spanish and French. */
const LABELS: Record<Role, string> = {
  from: 'from|sender|sent by|von|absender|gesendet von|de|remitente|enviado por|expéditeur|envoyé par|from address',
  to: 'to|recipient|recipients|sent to|an|empfänger|gesendet an|para|destinatario|destinatarios|à|destinataire|destinataires',
  cc: 'cc|bcc|kopie|blindkopie|cco|copia|copia oculta|cci|copie|copie carbone',
  'reply-to': 'reply-to|reply to|antwort an|antworten an|responder a|répondre à',
  requester:
    'requester|requestor|requestors|requested by|reporter|reported by|customer|client|contact|contact person|primary contact|lead|' +
    'kunde|kundin|ansprechpartner|ansprechpartnerin|anforderer|antragsteller|melder|gemeldet von|kontakt|hauptkontakt|' +
    'cliente|contacto|solicitante|contacto principal|persona de contacto|demandeur|client|contact principal|interlocuteur',
  email:
    'email|e-mail|mail|email address|e-mail address|email addresses|work email|work e-mail|business email|personal email|primary email|' +
    'e-mail-adresse|e-mail adresse|emailadresse|email-adresse|mailadresse|geschäftliche e-mail|e-mail (geschäftlich)|' +
    'correo|correo electrónico|dirección de correo electrónico|dirección de correo|email del contacto|' +
    'courriel|adresse e-mail|adresse email|adresse électronique|adresse mail|adresse de courriel|email (work)|email 1|e-mail 1|contact email',
  phone:
    'phone|telephone|tel|tel.|phone number|mobile|mobile phone|cell|cell phone|work phone|business phone|direct phone|' +
    'telefon|telefonnummer|mobil|mobiltelefon|handy|rufnummer|durchwahl|telefon (geschäftlich)|' +
    'teléfono|móvil|celular|número de teléfono|téléphone|tél|tél.|portable|mobile phone number|numéro de téléphone',
  company:
    'company|company name|organization|organisation|account|account name|employer|business|' +
    'firma|unternehmen|firmenname|kundenfirma|empresa|compañía|organización|nombre de la empresa|cuenta|' +
    "entreprise|société|nom de l'entreprise|compte|raison sociale",
  name:
    'name|full name|contact name|customer name|display name|person|vollständiger name|kontaktname|nombre completo|' +
    'nombre y apellidos|nom complet|nom du contact|nombre del contacto',
  'first-name': 'first name|given name|vorname|nombre|nombre de pila|prénom',
  'last-name': 'last name|surname|family name|nachname|familienname|apellido|apellidos|nom|nom de famille',
  staff:
    'owner|contact owner|account owner|deal owner|lead owner|record owner|ticket owner|assignee|assigned|assigned to|agent|' +
    'created by|modified by|last modified by|updated by|follower|followers|watcher|watchers|sales rep|account manager|responsible|handled by|' +
    'besitzer|inhaber|zuständig|zuständiger|bearbeiter|sachbearbeiter|zugewiesen|zugewiesen an|erstellt von|geändert von|verantwortlich|betreuer|' +
    'propietario|asignado a|agente|creado por|modificado por|responsable|encargado|' +
    'propriétaire|assigné à|attribué à|créé par|modifié par|suivi par|chargé de compte',
};

const BY_TEXT = new Map<string, Role>(
  (Object.entries(LABELS) as [Role, string][]).flatMap(([role, texts]) =>
    texts.split('|').map((text) => [text, role] as const),
  ),
);

/** What a label's whole text says; null for any other text. A colon or an asterisk at its end does not count. */
export function roleOfLabel(text: string): Role | null {
  if (text.length > 60) return null;
  const plain = text.trim().toLowerCase();
  const role = BY_TEXT.get(plain);
  if (role !== undefined) return role;
  if (!/[:*：)]$|\s\s|[\t\n\u00a0]/.test(plain)) return null;
  return BY_TEXT.get(oneLine(plain).replace(/\s*(?:\(optional\))?[\s:*：]*$/, '')) ?? null;
}

const ENDS = new Set([...BY_TEXT.keys()].map((text) => endsOf(text, 0, text.length - 1)));

/** Whether a text begins and ends as one of the labels does: most texts of a page do not, and need no further look. */
export function mayBeLabel(text: string): boolean {
  let start = 0;
  let end = text.length - 1;
  while (start < end && text.charCodeAt(start) <= SPACE) start += 1;
  while (end > start && isAfterLabel(text.charCodeAt(end))) end -= 1;
  return text.charCodeAt(end) === PAREN || ENDS.has(endsOf(text, start, end));
}

function endsOf(text: string, start: number, end: number): number {
  return lower(text.charCodeAt(start)) * 0x10000 + lower(text.charCodeAt(end));
}

/** Of the letters in labels, those from A to Þ have their small letter 32 further on. */
function lower(code: number): number {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde) ? code + 32 : code;
}

/** Spaces, a colon or an asterisk. */
function isAfterLabel(code: number): boolean {
  return code <= SPACE || code === 0x3a || code === 0x2a || code === 0xff1a || code === 0xa0;
}

const [SPACE, PAREN] = [0x20, 0x29];

const STAFF =
  /(?:^|-)(?:owner|assignee|assigned|assigned-user|agent|follower|followers|watcher|watchers|creator|createdby|modifiedby|created-by|modified-by|salesrep)(?:-|$)/;
const NO_FIELD =
  /(?:^|-)(?:list|template|notification|subject|body|signature|content|view|inbox|compose|composer|thread|client|app|settings|menu|manager|search|filter|tab|panel|page|button|icon|title|count)(?:-|$)/;

/** What a program's own name for a field says (`name`, `data-field`, a test id): `emailaddress1`, `message-from`, `requester-email`. */
export function roleOfToken(text: string): Role | null {
  // An address within a test id is data, not a name.
  if (text === '' || text.length > 100 || text.includes('@')) return null;
  const token = text
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
  if (STAFF.test(token)) return 'staff';
  if (/(?:^|-)reply-?to(?:-|$)/.test(token)) return 'reply-to';
  if (/(?:^|-)(?:requester|requestor|requestors)(?:-|$)/.test(token)) return 'requester';
  if (/(?:^|-)(?:from|sender)$|^(?:from|sender)-(?:info|name|email|address)$/.test(token)) return 'from';
  if (/^(?:to|recipients)$|-(?:message|mail|header|msg)-to$|^(?:message|mail|header|msg)-to$/.test(token))
    return 'to';
  if (/^(?:cc|bcc)$|^(?:message|mail|header|msg)-b?cc$/.test(token)) return 'cc';
  if (/(?:^|-)first-?name(?:-|$)|given-name/.test(token)) return 'first-name';
  if (/(?:^|-)last-?name(?:-|$)|family-name|(?:^|-)surname(?:-|$)/.test(token)) return 'last-name';
  if (NO_FIELD.test(token)) return null;
  if (/(?:^|-)(?:e-?mail|emailaddress|email-address|mail-?address)(?:-|$)|^mail$/.test(token)) return 'email';
  if (/(?:^|-)(?:phone|telephone|tel|mobile|mobilephone|phonenumber|cell)(?:-|$)/.test(token)) return 'phone';
  if (
    /(?:^|-)(?:company|companyname|organi[sz]ation|org|account|accountname|account-name|employer)(?:-|$)|^parent-id$/.test(
      token,
    )
  ) {
    return 'company';
  }
  return /^(?:full-?name|name|contact-?name|customer-?name|display-?name|person-name)$/.test(token)
    ? 'name'
    : null;
}
