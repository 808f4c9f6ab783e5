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

/**
 * The labels of fields as people read them: English, German, Spanish, French, Italian, Dutch, Portuguese, Polish. Where it
 * says email, e-mail is meant as well.
 */
const LABELS: Record<Role, string> = {
  from:
    'from|sender|sent by|from address|from name|von|absender|absenderin|gesendet von|de|remitente|enviado por|expéditeur|expéditrice|' +
    'envoyé par|da|mittente|inviato da|van|afzender|verzonden door|remetente|od|nadawca',
  to:
    'to|recipient|recipients|sent to|an|empfänger|empfängerin|gesendet an|para|destinatario|destinatarios|enviado a|à|destinataire|' +
    'destinataires|destinatari|inviato a|aan|ontvanger|ontvangers|destinatário|destinatários|enviado para|do|odbiorca|odbiorcy|adresat',
  cc: 'cc|bcc|kopie|blindkopie|cco|copia|copia oculta|con copia|cci|copie|copie carbone|ccn|em cópia|kopie aan|dw|udw|kopia',
  'reply-to':
    'reply-to|reply to|antwort an|antworten an|responder a|répondre à|rispondi a|beantwoorden aan|antwoorden aan|responder para|odpowiedz do',
  requester:
    'requester|requestor|requestors|requesters|requested by|reporter|reported by|raised by|caller|customer|client|' +
    'contact|contact person|primary contact|main contact|lead|' +
    'kunde|kundin|ansprechpartner|ansprechpartnerin|anforderer|anfordernder|antragsteller|antragstellerin|melder|gemeldet von|' +
    'erfasst für|kontakt|hauptkontakt|kontaktperson|' +
    'cliente|contacto|solicitante|contacto principal|persona de contacto|solicitado por|reportado por|' +
    'demandeur|demandeuse|contact principal|interlocuteur|interlocutrice|personne à contacter|demandé par|signalé par|' +
    'richiedente|contatto|contatto principale|referente|persona di contatto|richiesto da|segnalato da|' +
    'klant|aanvrager|contactpersoon|hoofdcontact|aangevraagd door|gemeld door|' +
    'requerente|contato|contato principal|pessoa de contato|pessoa de contacto|' +
    'klient|klientka|zgłaszający|zgłaszająca|osoba kontaktowa|główny kontakt',
  email:
    'email|mail|email address|email addresses|work email|business email|' +
    'personal email|private email|primary email|main email|email (work)|email (home)|email (primary)|email 1|' +
    'contact email|customer email|requester email|' +
    'email-adresse|email adresse|emailadresse|mailadresse|geschäftliche email|email (geschäftlich)|email geschäftlich|' +
    'email (privat)|email-adressen|' +
    'correo|correo electrónico|correo electronico|dirección de correo electrónico|dirección de correo|email del contacto|correo principal|' +
    'correo del trabajo|dirección de email|' +
    'courriel|adresse email|adresse électronique|adresse mail|adresse de courriel|adresse courriel|mél|email professionnel|' +
    'adresse de messagerie|messagerie électronique|' +
    'indirizzo email|indirizzo di posta elettronica|posta elettronica|email aziendale|' +
    'emailadres|email adres|zakelijke email|' +
    'endereço de email|email comercial|correio eletrônico|correio eletrónico|endereço eletrônico|' +
    'adres email|adres poczty elektronicznej|poczta elektroniczna',
  phone:
    'phone|telephone|tel|tel.|phone number|telephone number|mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|work phone|' +
    'business phone|direct phone|direct line|office phone|home phone|main phone|phone (work)|phone (mobile)|' +
    'telefon|telefonnummer|mobil|mobiltelefon|mobilnummer|handy|handynummer|rufnummer|durchwahl|telefon (geschäftlich)|telefon geschäftlich|' +
    'teléfono|móvil|celular|número de teléfono|teléfono móvil|teléfono de trabajo|' +
    'téléphone|tél|tél.|portable|numéro de téléphone|téléphone portable|téléphone professionnel|ligne directe|' +
    'telefono|cellulare|numero di telefono|telefono cellulare|' +
    'telefoon|telefoonnummer|mobiel|mobiele telefoon|mobiel nummer|' +
    'telefone|telemóvel|número de telefone|telefone celular|' +
    'numer telefonu|telefon komórkowy|komórka|tel. kom.',
  company:
    'company|company name|organization|organisation|organization name|account|account name|employer|business|business name|works at|' +
    'firma|unternehmen|firmenname|kundenfirma|arbeitgeber|' +
    'empresa|compañía|organización|nombre de la empresa|cuenta|nombre de la cuenta|' +
    "entreprise|société|nom de l'entreprise|nom de l’entreprise|compte|raison sociale|employeur|" +
    'azienda|società|nome azienda|ragione sociale|organizzazione|' +
    'bedrijf|bedrijfsnaam|organisatie|werkgever|' +
    'organização|nome da empresa|conta|' +
    'nazwa firmy|organizacja|przedsiębiorstwo|pracodawca',
  name:
    'name|full name|contact name|customer name|client name|requester name|display name|person|' +
    'vollständiger name|kontaktname|vor- und nachname|nombre completo|nombre y apellidos|nombre del contacto|nombre del cliente|' +
    'nom complet|nom du contact|nom et prénom|prénom et nom|nom du client|' +
    'nome completo|nome e cognome|nome del contatto|volledige naam|naam|contactnaam|nome do contato|imię i nazwisko',
  'first-name':
    'first name|given name|forename|vorname|nombre|nombre de pila|prénom|nome|voornaam|primeiro nome|nome próprio|imię',
  'last-name':
    'last name|surname|family name|nachname|familienname|apellido|apellidos|nom|nom de famille|cognome|achternaam|sobrenome|apelido|nazwisko',
  staff:
    'owner|contact owner|account owner|deal owner|lead owner|record owner|ticket owner|company owner|assignee|assignees|assigned|assigned to|' +
    'agent|assigned agent|created by|modified by|last modified by|updated by|follower|followers|watcher|watchers|sales rep|' +
    'sales representative|account manager|account executive|responsible|handled by|managed by|' +
    'besitzer|besitzerin|inhaber|zuständig|zuständiger|zuständige|bearbeiter|bearbeiterin|sachbearbeiter|sachbearbeiterin|zugewiesen|' +
    'zugewiesen an|erstellt von|geändert von|zuletzt geändert von|verantwortlich|verantwortlicher|verantwortliche|betreuer|betreuerin|' +
    'kundenbetreuer|beobachter|' +
    'propietario|propietaria|asignado a|asignado|agente|creado por|modificado por|responsable|encargado|seguidores|comercial|' +
    'propriétaire|assigné à|attribué à|affecté à|créé par|modifié par|suivi par|chargé de compte|gestionnaire|' +
    'proprietario|assegnato a|creato da|modificato da|responsabile|assegnatario|' +
    'eigenaar|toegewezen aan|behandelaar|aangemaakt door|gewijzigd door|verantwoordelijke|accountmanager|' +
    'proprietário|atribuído a|criado por|responsável|' +
    'właściciel|przypisany do|przypisane do|utworzone przez|opiekun|odpowiedzialny',
};

/** The initials of a name in the circle beside it, not words: 'DE', 'AN'. */
const INITIALS = /^(?:AN|DA|DE|DO|OD|DW)$/;

const BY_TEXT = new Map<string, Role>(
  (Object.entries(LABELS) as [Role, string][]).flatMap(([role, texts]) =>
    texts
      .split('|')
      .flatMap((text) => [text, text.replaceAll('email', 'e-mail')])
      .map((text) => [text, role] as const),
  ),
);

/** What a label's whole text says; null for any other text. A colon or an asterisk at its end does not count. */
export function roleOfLabel(text: string): Role | null {
  if (text.length > 60) return null;
  const trimmed = text.trim();
  if (INITIALS.test(trimmed)) return null;
  const plain = trimmed.toLowerCase();
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
