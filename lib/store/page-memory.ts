/** Whom the user meant on the page of a record. */
export type PageWho =
  /** Somebody of the page, by what they are told apart by there. */
  | { kind: 'seen'; identity: string }
  /** One of the team's people. */
  | { kind: 'contact'; id: string; name: string }
  /** Not whom the page named. */
  | { kind: 'nobody' };

/** What the user said of a record's page; `instead`: whom the page named then, or null where it named nobody. */
export interface PageChoice {
  who: PageWho;
  instead: string | null;
}

/** What the user said of pages. It stays on this device, and nothing is in it of a page nobody said anything of. */
export interface PageMemory {
  /** By record key, as text; the one said last comes last. */
  choices: Record<string, PageChoice>;
  /** Which stage a site's word stands for: by site, model and word, an id of a stage. */
  stageWords: Record<string, string>;
  /** The stage a page showed when the user kept the team's own: by site and contact. */
  keptStages: Record<string, string>;
  /** Sites whose own stages are not compared with the team's. */
  quietSites: string[];
  /** The market that was last chosen for somebody of a site, '' standing for the main one; under '' that of any site. */
  siteMarkets?: Record<string, string>;
}

/** A device that has been told nothing. */
export const EMPTY_MEMORY: PageMemory = { choices: {}, stageWords: {}, keptStages: {}, quietSites: [] };

/** At most so many choices are kept; the oldest is forgotten. */
export const CHOICE_LIMIT = 2_000;
const WORD_LIMIT = 500;
const KEPT_LIMIT = 2_000;
const SITE_LIMIT = 200;

/** What is remembered, kept within its bounds: the oldest goes. */
export function boundedMemory(memory: PageMemory): PageMemory {
  return {
    choices: last(memory.choices, CHOICE_LIMIT),
    stageWords: last(memory.stageWords, WORD_LIMIT),
    keptStages: last(memory.keptStages, KEPT_LIMIT),
    quietSites: memory.quietSites.slice(-SITE_LIMIT),
    siteMarkets: last(memory.siteMarkets ?? {}, SITE_LIMIT),
  };
}

function last<T>(rows: Record<string, T>, limit: number): Record<string, T> {
  const all = Object.entries(rows);
  return all.length <= limit ? rows : Object.fromEntries(all.slice(-limit));
}

/** The same rows with one more, as the youngest; a value of null takes the row away. */
export function withRow<T>(rows: Record<string, T>, key: string, value: T | null): Record<string, T> {
  const { [key]: _old, ...rest } = rows;
  return value === null ? rest : { ...rest, [key]: value };
}
