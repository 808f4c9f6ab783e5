import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import '../ui/card.css';
import './company-card.css';

interface CompanyFrameProps {
  name: string;
  /** Whether its people are still being read. */
  busy?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The card of a company around what is known of it: there at once, while its people are still being read. */
export function CompanyFrame({ name, busy = false, onClose, children }: CompanyFrameProps) {
  return (
    <section className="card card-framed company" aria-label={`Company: ${name}`} aria-busy={busy}>
      <header className="company-head">
        <h2 className="company-name" dir="auto" title={name.length > 60 ? name : undefined}>
          {name}
        </h2>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </header>
      {children}
    </section>
  );
}
