// What may stay of the names in a page when all its text is to be blanked: the words programs are written in, and of the
// others only those that the page's text does not hold. A name like `row-nora-quell` is a person's where 'Nora' is shown.

/** Words that programs use in their own names; they say nothing of a page even where its labels use them too. */
const PROGRAM_WORDS = new Set(
  (
    'account action actions active activity add address agent alert all app area aria article aside assignee attribute author avatar ' +
    'back badge banner bar base block body box breadcrumb button buttons calendar call cancel card cards cell center chat check checkbox ' +
    'city close col collapse column comment company component contact contacts container content context control conversation copy country ' +
    'create created current custom customer customers data date deal deals default delete description detail details dialog display div ' +
    'document drop dropdown edit editor element email emails empty entity entry error external favorite feed field fieldset fields file ' +
    'filter first folder footer form from full gender given grid group hash head header heading help hidden highlight history home hover icon id ' +
    'image inbox index info inline input inputs item items key label labels last layout lead leads left line link links list loading log ' +
    'logo mail main max meta middle mini mobile modal module more multi name names nav navigation next note notes number object open option order ' +
    'org organization outer overlay overview owner page pane panel parent people person phone photo picker placeholder popover post preview primary ' +
    'profile property quick read record region related reply requester reset right role root row rows save scroll search secondary ' +
    'section select selected send sender sent settings shadow show side sidebar single size slot social source stage start state static ' +
    'status step sub subject submit summary switch system tab table tabs tag tags target task tasks tel template test text textarea thread ' +
    'ticket tickets time timeline title toggle toolbar tooltip top type unread update upper url user users value view visible widget wrap ' +
    'wrapper div span body html main menu type'
  ).split(' '),
);

/** A word of the page as short as this is only looked for as a whole. */
const SHORT = 3;
const SEGMENT_LIMIT = 24;

/** Decides what of a page's names may stay. */
export class BlankWords {
  readonly #said = new Set<string>();
  readonly #known = new Map<string, string>();

  /** A text of the page: its words may not stay in any name. */
  say(text: string): void {
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
      if (word.length > 1) this.#said.add(word);
  }

  /** A name with everything taken out that is no program's: digits and ids as `#`, words of the page as `~`. */
  name(text: string, limit = 80): string {
    if (text.length > limit || !/^[\w.:-]+$/.test(text)) return '~';
    return text
      .split(/([^A-Za-z\d]+)/)
      .map((part, index) => (index % 2 === 1 || part === '' ? part : this.#segment(part)))
      .join('');
  }

  #segment(segment: string): string {
    const known = this.#known.get(segment);
    if (known !== undefined) return known;
    const parts = segment.split(/(?<=[a-z])(?=[A-Z])/);
    const kept = isId(segment)
      ? '#'
      : parts.some((part) => this.#isSaid(part)) || this.#isSaid(segment)
        ? '~'
        : segment;
    this.#known.set(segment, kept);
    return kept;
  }

  #isSaid(segment: string): boolean {
    const word = segment.toLowerCase();
    if (PROGRAM_WORDS.has(word)) return false;
    if (this.#said.has(word)) return true;
    for (let from = 0; from < word.length; from += 1) {
      for (let to = from + SHORT + 1; to <= word.length; to += 1) {
        const piece = word.slice(from, to);
        if (this.#said.has(piece) && !PROGRAM_WORDS.has(piece)) return true;
      }
    }
    return false;
  }
}

/** Whether a part of a name was made by a machine: with digits, very long, or of consonants alone. */
function isId(segment: string): boolean {
  return (
    /\d/.test(segment) ||
    segment.length > SEGMENT_LIMIT ||
    (segment.length >= 6 && !/[aeiouy]/i.test(segment))
  );
}
