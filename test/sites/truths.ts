import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordKey } from '../../lib/model/record-key';
import { sites } from '../../lib/sites/index';

/** The folder of the fixture pages. */
export const PAGES = join(import.meta.dirname, '../fixtures/pages');

/** What a saved page must give. */
export interface Truth {
  /** Folder and name, as tests are called. */
  name: string;
  /** Path of the page. */
  path: string;
  url: string;
  own: string[];
  /** Whose mailbox it is, where the site must find out by itself. */
  mailbox?: string;
  expect: { status: string; email: string | null; name: string | null };
  /** Null where none may be named. */
  phone?: string | null;
  company?: string;
  stage?: string;
  /** Addresses that may not be given as the person, nor beside the person. */
  never: string[];
  /** The rows of a list, by address or by name. */
  rows?: { email: string | null; name: string; id?: string }[];
  /** Null where the record is the user's own side's. */
  key?: Partial<RecordKey> | null;
  /** The site that must claim it; the generic reader where none is named. */
  site: string;
  others?: string[];
  othersCount?: number;
  /** Texts that the evidence must hold. */
  evidence?: string[];
  maxConfidence?: number;
  minConfidence?: number;
  /**
   * What is taken from the page to see that the site has other ways: selectors of elements, attributes as `@name`, the
   * title as `title`. With each of them gone the same person must be named or asked about.
   */
  without?: string[];
  /** Nothing but what the site knows of its program can tell that nobody is to be named. */
  onlyBySite?: boolean;
}

type Loose = Partial<Truth> & Pick<Truth, 'url' | 'own' | 'expect' | 'never'>;

/** Every page there is. */
export function allTruths(): Truth[] {
  return [
    ...syntheticTruths(),
    ...capturedTruths(),
    ...roundcubeTruths(),
    ...requestTrackerTruths(),
    ...trapTruths(),
    ...siteTruths(),
  ];
}

/** Every page but those with other saved pages in frames: no server stands behind a page that Chromium reads from a file. */
export function servedTruths(): Truth[] {
  return allTruths().filter(({ path }) => !readFileSync(path, 'utf8').includes('data-cap-frame='));
}

/** The traps: pages of our own, each with its expectation in a comment at its top. */
export function trapTruths(): Truth[] {
  return commentedTruths('traps');
}

/** The pages of each site, made the same way. */
export function siteTruths(): Truth[] {
  return commentedTruths('sites');
}

function commentedTruths(folder: string): Truth[] {
  return pagesIn(folder)
    .filter((file) => !file.endsWith('.part.html'))
    .map((file) => {
      const html = readFileSync(join(PAGES, folder, file), 'utf8');
      const json = /<!-- truth (\{.*\}) -->/.exec(html)?.[1];
      if (json === undefined) throw new Error(`${file} says nothing of what it must give`);
      return {
        site: 'generic',
        ...(JSON.parse(json) as Loose),
        name: `${folder}/${bare(file)}`,
        path: join(PAGES, folder, file),
      };
    });
}

/** Pages rendered by a real Roundcube. */
export function roundcubeTruths(): Truth[] {
  return liveTruths('roundcube-live', 'roundcube');
}

/** Pages rendered by a real Request Tracker. */
export function requestTrackerTruths(): Truth[] {
  return liveTruths('request-tracker-live', 'request-tracker');
}

function liveTruths(folder: string, site: string): Truth[] {
  return pagesIn(folder).map((file) => {
    const truth = truthOf(folder, file) as Loose & { rows?: { email: string; name: string }[] };
    const { rows, ...rest } = truth;
    const list = rows?.map(({ email, name }) => ({ email, name: name.includes('@') ? '' : name }));
    return {
      ...rest,
      ...(list === undefined ? {} : { rows: list }),
      name: `${folder}/${bare(file)}`,
      path: join(PAGES, folder, file),
      site,
    };
  });
}

interface Synthetic {
  site: string;
  url: string;
  ownAccount: string | null;
  expected?: {
    email: string | null;
    name: string;
    phone?: string;
    company?: string | null;
    lifecycleLabel?: string;
    externalId?: string;
    /** The record in the URL, where it is not the person's own. */
    ticketId?: string;
    conversationId?: string;
    needsConfirmation?: boolean;
  };
  expectedRows?: { email: string | null; name: string; externalId?: string; automated?: boolean }[];
  mustNotReturn?: string[];
  alsoPresent?: string[];
}

const IDS = new Set(sites.map(({ id }) => id));

/** Pages written after facts about many programs. Sites without a file of their own are read by the generic reader. */
export function syntheticTruths(): Truth[] {
  return pagesIn('synthetic').map((file) => {
    const truth = truthOf('synthetic', file) as Synthetic;
    const { expected } = truth;
    const id = expected?.ticketId ?? expected?.conversationId ?? expected?.externalId;
    const hasSite = IDS.has(truth.site);
    return {
      name: `synthetic/${bare(file)}`,
      path: join(PAGES, 'synthetic', file),
      url: truth.url,
      own: truth.ownAccount === null ? [] : [truth.ownAccount],
      expect: {
        status: expected === undefined ? 'nobody' : expected.needsConfirmation === true ? 'ask' : 'person',
        email: expected?.email ?? null,
        name: expected?.name ?? null,
      },
      never: truth.mustNotReturn ?? [],
      site: hasSite ? truth.site : 'generic',
      ...(hasSite && id !== undefined ? { key: { id } } : {}),
      ...(hasSite && typeof expected?.phone === 'string' ? { phone: expected.phone } : {}),
      ...(hasSite && typeof expected?.company === 'string' ? { company: expected.company } : {}),
      ...(hasSite && expected?.lifecycleLabel !== undefined ? { stage: expected.lifecycleLabel } : {}),
      ...(truth.alsoPresent === undefined ? {} : { others: truth.alsoPresent }),
      ...(truth.expectedRows === undefined
        ? {}
        : {
            rows: truth.expectedRows
              .filter(({ automated }) => automated !== true)
              .map(({ email, name, externalId }) => ({
                email,
                name,
                ...(hasSite && externalId !== undefined ? { id: externalId } : {}),
              })),
          }),
    };
  });
}

interface Captured {
  id: string;
  file: string;
  url: string;
  own?: string;
  expected: { email: string; name: string; phone: string; company: string; id: number }[];
  rowsPeople?: { email: string; name: string }[];
  rowsOnPage?: string[];
}

/** Rendered pages of Atomic CRM and captured Gmail lists. */
export function capturedTruths(): Truth[] {
  return ['atomic-crm', 'captures'].flatMap((folder) => {
    const truths = JSON.parse(readFileSync(join(PAGES, folder, 'truth.json'), 'utf8')) as Captured[];
    return truths.map(({ id, file, url, own, expected: [person], rowsPeople, rowsOnPage }) => ({
      name: `${folder}/${id}`,
      path: join(PAGES, folder, file),
      url,
      own: own === undefined ? [] : [own],
      expect: {
        status: person === undefined ? 'nobody' : 'person',
        email: person?.email ?? null,
        name: person?.name ?? null,
      },
      never: own === undefined ? [] : [own],
      site: folder === 'captures' ? 'gmail' : 'atomic-crm',
      ...(person === undefined
        ? {}
        : {
            phone: person.phone,
            company: person.company,
            key: { type: 'person' as const, id: String(person.id) },
          }),
      ...(rowsPeople === undefined ? {} : { rows: rowsPeople }),
      ...(rowsOnPage === undefined
        ? {}
        : { rows: rowsOnPage.map((href) => ({ email: null, name: '', id: href.split('/')[2] ?? '' })) }),
    }));
  });
}

function pagesIn(folder: string): string[] {
  return readdirSync(join(PAGES, folder)).filter((file) => file.endsWith('.html'));
}

function truthOf(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(PAGES, folder, file.replace('.html', '.truth.json')), 'utf8'));
}

function bare(file: string): string {
  return file.replace(/\.html$/, '');
}
