import { oneLine } from './text';

// Senders that are programs. Nobody is shown for them: whoever answers, answers to nothing.

const NO_REPLY =
  /(?:^|[._+=-])(?:no|do[._-]?not|donot|not)[._-]?(?:reply|replies|response|respond)(?:$|[._+=\d-])/;
const LOCALISED =
  /^(?:keine?[._-]?antwort|nicht[._-]?antworten|no[._-]?respond(?:er|a)|no[._-]?contest(?:ar|e)|n(?:e|o)[._-]?pas[._-]?repondre|sans[._-]?reponse|non[._-]?rispondere|niet[._-]?(?:beantwoorden|antwoorden)|nao[._-]?responda|noreponse)/;
const WORDS = new Set(
  (
    'mailer-daemon mailerdaemon daemon postmaster bounce bounces bounced newsletter newsletters news notification ' +
    'notifications notify notifier notice notices alert alerts automated automailer autoreply auto-reply autoresponder ' +
    'mailman listserv majordomo robot bot digest digests promo promos promotion promotions mailing mailings ' +
    'unsubscribe listmaster benachrichtigung benachrichtigungen rundbrief notificaciones notificacion boletin ' +
    'infolettre avis-automatique delivery-status root cron www-data nobody updates reminder reminders'
  ).split(' '),
);
/** First words that machines put before an id: `bounce-77@`, `notifications-noreply@`, `prvs=...@`. */
const FIRST = /^(?:bounces?|notifications?|newsletters?|alerts?|prvs|msprvs1|btv1|mailer|reply)[._+=-]/;
const HOSTS = /^(?:bounces?|mailer|noreply|no-reply|newsletters?|notifications?)\./;
const NAMES =
  /^(?:mail(?:er)?[ -]?(?:delivery[ -]?)?(?:daemon|system|subsystem)|mail delivery (?:sub)?system|postmaster|undeliver(?:ed|able)\b.{0,40}|microsoft outlook)$/;

/** Whether a sender is a program: no-reply, bounce, mailer-daemon, postmaster, newsletter, notification and the like. */
export function isMachine(email: string, name: string | null = null): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).toLowerCase();
  const bare = local.split('+', 1)[0] ?? local;
  if (WORDS.has(bare) || NO_REPLY.test(local) || LOCALISED.test(local) || FIRST.test(local)) return true;
  // `calendar-notification@`, `shop.newsletter@`: what a machine does stands last, or alone.
  const last = bare.split(/[._-]/).at(-1) ?? '';
  if (last !== bare && WORDS.has(last) && last.length > 5) return true;
  if (HOSTS.test(email.slice(at + 1).toLowerCase())) return true;
  return name !== null && name.length <= 100 && NAMES.test(oneLine(name).toLowerCase());
}

const ROLES = new Set(
  (
    'info infos contact contacts hello hi office sales support help helpdesk service services kundenservice kundendienst ' +
    'customerservice care customercare team admin administrator webmaster hostmaster billing invoice invoices accounts ' +
    'accounting finance hr jobs careers press media marketing orders order shop store kontakt mail email enquiries inquiries ' +
    'inquiry reception buero buro contacto ventas soporte ayuda facturacion bonjour accueil commercial vertrieb buchhaltung ' +
    'rechnung rechnungen bestellung bestellungen legal privacy datenschutz security abuse feedback partners events'
  ).split(' '),
);

/** Whether an address is an office rather than a person: info@, sales@, support@ ... It may still be whom one writes to. */
export function isRole(email: string): boolean {
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  return ROLES.has(local.split('+', 1)[0] ?? local);
}
