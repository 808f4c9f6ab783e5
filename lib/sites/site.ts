import type { Detected, Detection, ListedPerson } from '../model/detection';
import type { Steps } from './steps';

/** A document a site may read, with where it stands: the top document or a same-origin frame. */
export interface PageFrame {
  document: Document;
  url: URL;
  /** The frame element in its parent document; null for the top document. */
  element: Element | null;
}

/** What a site is given: the page as it stands now. Nothing may be written to it. */
export interface Page {
  /** The top document. */
  document: Document;
  url: URL;
  /** The top document first, then its visible same-origin frames, outermost first. */
  frames: PageFrame[];
  /** The user's own addresses and domains (`sam@repco.test`, `repco.test`), from the settings and from `own()`. */
  own: ReadonlySet<string>;
}

/** E-mail, a CRM, a support desk, or anything. */
export type SiteKind = 'mail' | 'crm' | 'desk' | 'any';

/** One program whose pages can be read: one file a site. */
export interface Site {
  id: string;
  /** What the user calls it. */
  label: string;
  /** What work it is for, by which a long list of sites is grouped. */
  kind: SiteKind;
  /** Match patterns to ask permission for; empty for programs that run on any host. */
  origins: string[];
  /** Further hosts where it is found (regions, government clouds): not asked for, but read where the user allows them. */
  alsoOn?: string[];
  /** Whether the page belongs to this program; cheap, from the URL or a mark of the program. */
  recognises(page: Page): boolean;
  /** Reads what takes long in steps, before `detect` and `list` are asked; without, they are asked at once. */
  prepare?(page: Page): Steps<void>;
  /** Who the page is about. */
  detect(page: Page): Seen;
  /** Everybody in a list or inbox that is visible now. */
  list?(page: Page): ListedPerson[];
  /** The user's own addresses, where the page shows them. */
  own?(page: Page): string[];
}

/** A detection with the nodes it was read from, by which the watcher notices that the person has left the page. */
export interface Seen extends Detection {
  nodes: Element[];
}

export type { Detected, Detection, ListedPerson };
