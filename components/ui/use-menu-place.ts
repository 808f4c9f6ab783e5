import { useLayoutEffect, useState, type RefObject } from 'react';

/** Where a menu opens: below its button, or above where there is no room; shifted so that nothing is cut. */
export interface MenuPlace {
  side: 'below' | 'above';
  shift: number;
}

const MARGIN = 8;

/** Measures an open menu once and says where it has to go. The part of the window given to `bottom` is taken. */
export function useMenuPlace(menu: RefObject<HTMLElement | null>, bottom: number): MenuPlace {
  const [place, setPlace] = useState<MenuPlace>({ side: 'below', shift: 0 });
  useLayoutEffect(() => {
    const box = menu.current?.getBoundingClientRect();
    const anchor = menu.current?.parentElement?.getBoundingClientRect();
    if (box === undefined || anchor === undefined) return;
    const cutBelow = box.bottom > window.innerHeight - bottom;
    const roomAbove = anchor.top - MARGIN > box.height;
    const right = box.right - (document.documentElement.clientWidth - MARGIN);
    const left = MARGIN - box.left;
    setPlace({
      side: cutBelow && roomAbove ? 'above' : 'below',
      shift: right > 0 ? -right : left > 0 ? left : 0,
    });
  }, [menu, bottom]);
  return place;
}
