import type { Contact } from '../model/contact';
import type { SurveyResponse } from '../model/facts';
import { responseWords } from './timeline-words';
import { SOURCE_WORDS, type StageReceipt } from './receipt';

/** What a colleague needs to know who takes a person over. */
export interface Handoff {
  name: string;
  company: string | null;
  /** Stage, last score, open, value, do not: always these five, in this order. */
  lines: { label: string; text: string }[];
}

/** What a handoff is made of. */
export interface HandoffFacts {
  name: string;
  contact: Pick<Contact, 'company' | 'doNotContact' | 'consent'>;
  stage: { label: string; days: number | null; receipt: StageReceipt } | null;
  last: SurveyResponse | null;
  /** The follow-up that waits, else the action proposed, else null. */
  open: { title: string; dueAt: number | null } | null;
  /** The value estimate in words, with its range. */
  value: string;
  /** When the person may be asked again; null: now. */
  askAgainAt: number | null;
}

/** How long a quoted text may be here. */
const QUOTE_LIMIT = 160;

/** The five lines of a handoff. HO1 HO2 */
export function handoff(facts: HandoffFacts, locale: string, timeZone?: string): Handoff {
  const day = (at: number) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at);
  return {
    name: oneLine(facts.name),
    company: facts.contact.company === null ? null : oneLine(facts.contact.company),
    lines: [
      { label: 'Stage', text: stageLine(facts.stage, day) },
      { label: 'Last score', text: scoreLine(facts.last, day) },
      { label: 'Open', text: openLine(facts.open, day) },
      { label: 'Value', text: oneLine(facts.value) },
      { label: 'Do not', text: doNotLine(facts, day) },
    ],
  };
}

type Day = (at: number) => string;

function stageLine(stage: HandoffFacts['stage'], day: Day): string {
  if (stage === null) return 'none yet';
  const { label, days, receipt } = stage;
  const time =
    days === null ? '' : days === 0 ? ' since today' : ` for ${days} ${days === 1 ? 'day' : 'days'}`;
  const moved = receipt.from === null ? 'added' : 'moved';
  const how = receipt.source === 'undo' ? 'put back' : `${moved} ${SOURCE_WORDS[receipt.source]}`;
  const why = receipt.why ?? how;
  const who = receipt.who === 'nobody' ? '' : `${receipt.who}, `;
  return oneLine(`${label}${time}: ${why} (${who}${day(receipt.when)})`);
}

function scoreLine(last: SurveyResponse | null, day: Day): string {
  if (last === null) return 'none yet';
  return oneLine(`${responseWords({ ...last, reference: null }).title}, ${day(last.at)}`);
}

function openLine(open: HandoffFacts['open'], day: Day): string {
  if (open === null) return 'nothing';
  return oneLine(`${open.title}${open.dueAt === null ? '' : `, due ${day(open.dueAt)}`}`);
}

function doNotLine({ contact, askAgainAt }: HandoffFacts, day: Day): string {
  if (contact.doNotContact) return 'contact them at all: they asked not to be';
  const marketing = {
    yes: null,
    no: 'send marketing: they said no',
    unknown: 'send marketing: their consent is not known',
  };
  const survey = askAgainAt === null ? null : `ask for a score before ${day(askAgainAt)}`;
  const lines = [marketing[contact.consent.marketing], survey].filter((line) => line !== null);
  return lines.length === 0 ? 'nothing known' : lines.join('; ');
}

/** A text as one line of bounded length. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = Array.from(line.slice(0, 3 * QUOTE_LIMIT));
  return letters.length > QUOTE_LIMIT * 1.5 ? `${letters.slice(0, QUOTE_LIMIT * 1.5 - 1).join('')}…` : line;
}

/** The handoff as plain text: a heading and five lines. HO3 */
export function handoffText({ name, company, lines }: Handoff): string {
  const heading = company === null ? name : `${name}, ${company}`;
  return [heading, ...lines.map(({ label, text }) => `${label}: ${text}`)].join('\n');
}

/** The handoff as Markdown; what people typed is text there too and no markup. HO3 */
export function handoffMarkdown({ name, company, lines }: Handoff): string {
  const heading = `**${escaped(name)}**${company === null ? '' : `, ${escaped(company)}`}`;
  return [heading, '', ...lines.map(({ label, text }) => `- **${label}:** ${escaped(text)}`)].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, (sign) => `\\${sign}`);
}
