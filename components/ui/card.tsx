import { useId, type ReactNode } from 'react';
import './card.css';

interface CardProps {
  /** What tests and screen readers find the card by. */
  name: string;
  /** The visible heading, where it says more than the name. */
  title?: ReactNode;
  /** The line to the right of the heading. */
  aside?: ReactNode;
  /** `bare` draws no frame. */
  look?: 'framed' | 'bare';
  className?: string;
  children: ReactNode;
}

/** A labelled region with a heading line. */
export function Card({ name, title, aside, look = 'framed', className, children }: CardProps) {
  const headingId = useId();
  const titled = title === undefined || title === name;
  return (
    <section
      className={`card card-${look}${className === undefined ? '' : ` ${className}`}`}
      {...(titled ? { 'aria-labelledby': headingId } : { 'aria-label': name })}
    >
      <header className="card-head">
        <h2 id={headingId} className="card-title">
          {title ?? name}
        </h2>
        {aside === undefined ? null : <div className="card-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
