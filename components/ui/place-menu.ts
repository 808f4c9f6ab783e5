const MARGIN = 8;

/** What a menu must keep clear of: pixels at the bottom of the window, and whether it may move to the side. */
export interface MenuRoom {
  bottom: number;
  mayShift: boolean;
}

/**
 * Puts an open menu where nothing of it is cut: above its button where there is no room below, and shifted to the side
 * where it would leave the window.
 */
export function placeMenu(menu: HTMLElement, { bottom, mayShift }: MenuRoom): void {
  const anchor = menu.parentElement?.getBoundingClientRect();
  if (anchor === undefined) return;
  const box = menu.getBoundingClientRect();
  const isCut = box.bottom > window.innerHeight - bottom;
  menu.dataset['side'] = isCut && anchor.top - MARGIN > box.height ? 'above' : 'below';
  const right = box.right - (document.documentElement.clientWidth - MARGIN);
  const shift = right > 0 ? -right : Math.max(0, MARGIN - box.left);
  if (mayShift && shift !== 0) menu.style.translate = `${String(shift)}px`;
}
