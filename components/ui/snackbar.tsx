import { useEffect } from 'react';
import { Icon } from './icon';
import { useKeyShortcut } from './key-names';
import './snackbar.css';

interface SnackbarProps {
  text: string;
  /** Absent where there is nothing to take back. */
  onUndo?: (() => void) | undefined;
  onClose: () => void;
}

/** Long enough to read it twice; what it offers stays in the timeline after it has gone. */
const SHOWN_MS = 12_000;

/** What was just done, to whom, and its undo. It stays while the pointer or the focus is on it. */
export function Snackbar({ text, onUndo, onClose }: SnackbarProps) {
  const key = useKeyShortcut('Z');
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.querySelector('.snackbar:hover, .snackbar:focus-within') === null) onClose();
    }, SHOWN_MS);
    return () => clearInterval(timer);
  }, [text, onClose]);
  return (
    <div className="snackbar" role="status">
      <p className="snackbar-text">{text}</p>
      {onUndo === undefined ? null : (
        <button type="button" className="snackbar-undo" aria-keyshortcuts={key} onClick={onUndo}>
          Undo <span aria-hidden="true">{key}</span>
        </button>
      )}
      <button type="button" className="snackbar-close" aria-label="Close this message" onClick={onClose}>
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}
