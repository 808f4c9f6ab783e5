import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Phase } from '../../lib/model/lifecycle';
import { Button } from './button';
import { Icon } from './icon';
import { Key } from './key';
import { useKeyShortcut } from './key-names';
import { placeMenu } from './place-menu';
import './menu.css';

export interface MenuItem {
  id: string;
  label: string;
  /** A second line, or the words to the right: what the item means. */
  detail?: string;
  phase?: Phase;
  /** The item that holds now: marked, and not chosen by a stray Enter. */
  current?: boolean;
}

interface MenuProps {
  /** What the button says. */
  label: ReactNode;
  /** What it is called where the label alone says too little. */
  name?: string;
  items: MenuItem[];
  onChoose: (id: string) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Number the items and let the digits 1 to 9 choose them. */
  numbered?: boolean;
  /** `card`: as wide as the card it stands in. */
  width?: 'own' | 'card';
  look?: 'secondary' | 'quiet';
  shortcut?: string;
  className?: string;
}

/**
 * A button with a menu. Arrow keys, Home, End, first letters and (numbered) digits move or choose; Escape closes.
 * Opening it puts the focus on the menu and on no item: a stray Enter confirms nothing.
 */
export function Menu(props: MenuProps) {
  const { label, name, open, onOpen, look = 'secondary', shortcut, width = 'own' } = props;
  const button = useRef<HTMLButtonElement>(null);
  const keyShortcut = useKeyShortcut(shortcut);
  const close = (refocus: boolean) => {
    onOpen(false);
    if (refocus) button.current?.focus();
  };
  return (
    <div className={`menu-anchor menu-${width}${props.className === undefined ? '' : ` ${props.className}`}`}>
      <Button
        ref={button}
        look={look}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-keyshortcuts={keyShortcut}
        onClick={() => onOpen(!open)}
      >
        {label}
        {shortcut === undefined ? <Icon name="down" size={12} /> : <Key name={shortcut} />}
      </Button>
      {open ? <MenuList {...props} onClose={close} /> : null}
    </div>
  );
}

/** Room kept free at the bottom of the window: the note line stands there. */
const NOTE_LINE = 56;

function MenuList(props: MenuProps & { onClose: (refocus: boolean) => void }) {
  const { items, numbered = false, name, label, onChoose, onClose } = props;
  const list = useRef<HTMLDivElement>(null);
  const mayShift = props.width !== 'card';
  useLayoutEffect(() => {
    if (list.current !== null) placeMenu(list.current, { bottom: NOTE_LINE, mayShift });
  }, [mayShift]);
  const latestClose = useRef(onClose);
  useEffect(() => {
    latestClose.current = onClose;
  });
  useEffect(() => {
    list.current?.focus();
    const outside = (event: PointerEvent) => {
      const inside = list.current?.parentElement?.contains(event.target as Node) ?? false;
      if (!inside) latestClose.current(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);

  const choose = (item: MenuItem | undefined) => {
    if (item === undefined) return;
    onClose(true);
    if (item.current !== true) onChoose(item.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = menuKey(event, list.current, items, numbered);
    if (step === null) return;
    event.stopPropagation();
    if (step.close !== undefined) onClose(step.close === 'refocus');
    if (step.close === 'refocus' || step.index !== undefined) event.preventDefault();
    if (step.choose === true) choose(items[step.index ?? -1]);
    else if (step.index !== undefined) focusItem(list.current, step.index);
  };

  return (
    <div
      ref={list}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={name ?? (typeof label === 'string' ? label : undefined)}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          aria-current={item.current === true ? 'true' : undefined}
          data-phase={item.phase}
          onClick={() => choose(item)}
        >
          {item.phase === undefined ? null : <span className="menu-dot" />}
          <span className="menu-label">
            {item.label}
            {item.detail === undefined ? null : <span className="menu-detail">{item.detail}</span>}
          </span>
          {item.current === true ? <span className="menu-now">now</span> : null}
          {numbered && index < 9 ? <Key name={String(index + 1)} /> : null}
        </button>
      ))}
    </div>
  );
}

interface MenuStep {
  index?: number;
  choose?: boolean;
  close?: 'refocus' | 'leave';
}

function menuKey(
  event: KeyboardEvent,
  list: HTMLElement | null,
  items: MenuItem[],
  numbered: boolean,
): MenuStep | null {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const at = itemsOf(list).findIndex((item) => item === document.activeElement);
  const last = items.length - 1;
  if (key === 'Escape') return { close: 'refocus' };
  if (key === 'Tab') return { close: 'leave' };
  if (key === 'ArrowDown') return { index: at >= last ? 0 : at + 1 };
  if (key === 'ArrowUp') return { index: at <= 0 ? last : at - 1 };
  if (key === 'Home') return { index: 0 };
  if (key === 'End') return { index: last };
  if (numbered && /^[1-9]$/.test(key)) return { index: Number(key) - 1, choose: true };
  if (key.length === 1 && key !== ' ') {
    const found = items.findIndex((item) => item.label.toLowerCase().startsWith(key.toLowerCase()));
    return found < 0 ? {} : { index: found };
  }
  return key === 'Enter' || key === ' ' ? {} : null;
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

function focusItem(list: HTMLElement | null, index: number): void {
  itemsOf(list)[index]?.focus();
}
