// What the picker draws stands in a closed shadow root over the page: the page's own elements stay as they are, and the
// page cannot reach in. Styles are set one by one, since a page's policy may forbid a sheet.

type Styles = Record<string, string>;

const INK = '#1d1f33';
const PAPER = '#ffffff';
const ACCENT = '#4a4fc4';
const BAD = '#a8321c';
const FONT = '13px/1.4 system-ui, sans-serif';

const HOST: Styles = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  width: '100vw',
  height: '100vh',
  margin: '0',
  padding: '0',
  border: '0',
  background: 'transparent',
  overflow: 'hidden',
  'z-index': '2147483647',
  cursor: 'crosshair',
};
const FRAME: Styles = {
  position: 'fixed',
  'box-sizing': 'border-box',
  border: `2px solid ${ACCENT}`,
  outline: `2px solid ${PAPER}`,
  'border-radius': '4px',
  background: 'rgb(74 79 196 / 0.12)',
  display: 'none',
};
const BAR: Styles = {
  position: 'fixed',
  top: '12px',
  left: '50%',
  transform: 'translateX(-50%)',
  'max-width': 'calc(100vw - 24px)',
  'box-sizing': 'border-box',
  padding: '10px 14px',
  display: 'flex',
  'flex-wrap': 'wrap',
  gap: '6px 12px',
  'align-items': 'center',
  background: PAPER,
  color: INK,
  border: `1px solid ${ACCENT}`,
  'border-radius': '11px',
  font: FONT,
  cursor: 'default',
};
const BUTTON: Styles = {
  font: FONT,
  color: INK,
  background: PAPER,
  border: '1px solid #767a93',
  'border-radius': '7px',
  padding: '4px 10px',
  cursor: 'pointer',
};

/** What the overlay says. */
export interface Words {
  /** 'Point at the name'. */
  ask: string;
  keys: string;
  problem: string | null;
  canSkip: boolean;
}

/** The overlay of a lesson. */
export interface Overlay {
  host: HTMLElement;
  say(words: Words): void;
  /** Frames an element, or none, and reads out what it says. */
  frame(box: DOMRect | null, text: string): void;
  /** Which button stands at a point of the window. */
  buttonAt(x: number, y: number): 'skip' | 'end' | null;
  /** Whether a point lies on the bar, so that nothing is pointed at there. */
  isBar(x: number, y: number): boolean;
  remove(): void;
}

/** Draws the overlay over a page. */
export function drawOverlay(document: Document): Overlay {
  const make = (tag: string, styles: Styles): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
    return element;
  };
  const host = make('sidestage-picker', HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const frame = make('div', FRAME);
  const bar = make('div', BAR);
  const ask = make('strong', { 'font-weight': '600' });
  const keys = make('span', { color: '#565a73' });
  const problem = make('span', { color: BAD, 'flex-basis': '100%', display: 'none' });
  const skip = make('button', BUTTON);
  const end = make('button', BUTTON);
  const spoken = make('span', {
    position: 'fixed',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    opacity: '0',
  });
  skip.textContent = 'Skip';
  end.textContent = 'Cancel';
  for (const button of [skip, end]) button.tabIndex = -1; // the keys of the picker do the same
  bar.setAttribute('role', 'status');
  spoken.setAttribute('role', 'status');
  bar.append(ask, keys, skip, end, problem);
  root.append(frame, bar, spoken);
  // Inside an open modal dialog, since everything else cannot be pointed at then.
  (document.querySelector('dialog:modal') ?? document.documentElement).append(host);

  const at = (x: number, y: number) => root.elementFromPoint(x, y);
  return {
    host,
    say(words) {
      ask.textContent = words.ask;
      keys.textContent = words.keys;
      problem.textContent = words.problem ?? '';
      problem.style.setProperty('display', words.problem === null ? 'none' : 'block', 'important');
      skip.style.setProperty('display', words.canSkip ? 'inline-block' : 'none', 'important');
    },
    frame(box, text) {
      frame.style.setProperty('display', box === null ? 'none' : 'block', 'important');
      if (spoken.textContent !== text) spoken.textContent = text;
      if (box === null) return;
      const places = { left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 };
      for (const [name, value] of Object.entries(places))
        frame.style.setProperty(name, `${value}px`, 'important');
    },
    buttonAt(x, y) {
      const found = at(x, y);
      return found === skip ? 'skip' : found === end ? 'end' : null;
    },
    isBar: (x, y) => bar.contains(at(x, y)),
    remove: () => host.remove(),
  };
}
