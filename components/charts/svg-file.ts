import { plainColour } from './plain-colour';

/** What the style sheet says of a drawn element, and a file has to say by itself. */
const COLOURS = ['fill', 'stroke'] as const;
const PLAIN = [
  'fill-opacity',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'letter-spacing',
  'paint-order',
] as const;

/** What only a page needs: left out of a file. */
const OF_THE_PAGE = /^(?:class|style|role|tabindex|aria-.*|data-.*)$/;

/** What helps to point at things: no part of the picture. */
const HELPERS = '.chart-hit, .flow-hit, .flow-focus, .point-ring, .point-mark';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const FACE = "Inter, system-ui, 'Segoe UI', sans-serif";
const MARGIN = 16;
const HEAD = 44;

/** What stands above a picture in its file. */
export interface PictureHead {
  title: string;
  /** Of whom, of when, and how many. */
  detail: string;
  /** The picture in words. */
  summary: string;
}

export interface SvgFile {
  text: string;
  width: number;
  height: number;
}

/** A picture on the page as an SVG file of its own: colours and type resolved as they are shown now, nothing fetched. */
export function svgFile(svg: SVGSVGElement, head: PictureHead): SvgFile {
  const [, , inner = 0, tall = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const width = inner + 2 * MARGIN;
  const height = tall + HEAD + 2 * MARGIN;
  const picture = svg.cloneNode(true) as SVGSVGElement;
  const helpers = [...picture.querySelectorAll(HELPERS)];
  resolve(svg, picture);
  for (const helper of helpers) helper.remove();
  const box = element('svg', { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}` });
  box.setAttribute('font-family', FACE);
  const card = svg.closest('.card') ?? svg;
  const colours = { text: tokenOf(card, 'color'), ground: tokenOf(card, 'background-color') };
  const ground = element('rect', { width, height, fill: colours.ground });
  const said = [named('title', `${head.title}, ${head.detail}`), named('desc', head.summary)];
  const title = named('text', head.title, { x: MARGIN, y: MARGIN + 12, 'font-size': 14, 'font-weight': 600 });
  const detail = named('text', head.detail, { x: MARGIN, y: MARGIN + 30, 'font-size': 12 });
  for (const line of [title, detail]) line.setAttribute('fill', colours.text);
  const place = element('g', { transform: `translate(${MARGIN} ${MARGIN + HEAD})` });
  place.append(...picture.childNodes);
  box.append(...said, ground, title, detail, place);
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${serialised(box)}`, width, height };
}

/** Writes what is computed for each element of the page onto its copy, and drops what only the page needs. */
function resolve(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const { name } of [...to.attributes]) if (OF_THE_PAGE.test(name)) to.removeAttribute(name);
  for (const name of COLOURS) {
    const value = style.getPropertyValue(name);
    if (value.startsWith('url(')) to.setAttribute(name, value.replaceAll('"', ''));
    else if (value !== '') to.setAttribute(name, value === 'none' ? value : plainColour(value));
  }
  for (const name of PLAIN) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'normal' && value !== 'none') to.setAttribute(name, value);
  }
  for (const [at, child] of [...from.children].entries()) {
    const copy = to.children[at];
    if (copy !== undefined) resolve(child, copy);
  }
}

function tokenOf(card: Element, name: string): string {
  return plainColour(getComputedStyle(card).getPropertyValue(name));
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') made.setAttribute(key, String(value));
  }
  return made;
}

function named(name: string, text: string, attributes: Record<string, string | number> = {}): SVGElement {
  const made = element(name, attributes);
  made.textContent = text;
  return made;
}

function serialised(svg: SVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}
