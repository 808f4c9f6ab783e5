import { useEffect, useRef } from 'react';
import { handoffMarkdown, handoffText, type Handoff } from '../../lib/rules/handoff';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Pairs } from '../ui/pairs';
import { useFocusBack } from '../ui/use-focus-back';
import { useIntoView } from '../ui/use-into-view';
import './handoff-card.css';

/** What a colleague needs who takes the person over, in five lines, to copy. Escape closes it. */
export function HandoffCard({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const card = useRef<HTMLElement>(null);
  useIntoView(card);
  useFocusBack(card);
  useEffect(() => card.current?.focus(), []);
  return (
    <section
      ref={card}
      className="handoff"
      aria-label="Handoff"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Pairs
        rows={handoff.lines.map(({ label, text }) => ({ label, value: <span dir="auto">{text}</span> }))}
      />
      <div className="handoff-end">
        <CopyButton text={handoffText(handoff)}>Copy as text</CopyButton>
        <CopyButton text={handoffMarkdown(handoff)}>Copy as Markdown</CopyButton>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}
