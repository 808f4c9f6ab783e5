import type { ReactNode } from 'react';
import type { Phase } from '../../lib/model/lifecycle';
import './chip.css';

/** A short fact in a rounded frame; tinted where it stands for a phase. */
export function Chip({ phase, title, children }: { phase?: Phase; title?: string; children: ReactNode }) {
  return (
    <span className="chip" data-phase={phase} title={title}>
      {children}
    </span>
  );
}

/** A chip that can be pressed. */
export function ChipButton(props: {
  name?: string;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="chip chip-button"
      aria-label={props.name}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
