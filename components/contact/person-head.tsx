import type { ReactNode } from 'react';
import type { Phase } from '../../lib/model/lifecycle';
import { Copyable } from '../ui/copyable';
import { Avatar } from './avatar';
import './person-head.css';

interface PersonHeadProps {
  name: string;
  phase: Phase | null;
  /** Title and company: a text, or a line of its own. */
  line: ReactNode;
  emails: string[];
  phones: string[];
  /** To the right of the name: the edit button. */
  aside?: ReactNode;
  /** Chips under the head. */
  children?: ReactNode;
}

/** Who this is, at the top of everything. */
export function PersonHead({ name, phase, line, emails, phones, aside, children }: PersonHeadProps) {
  return (
    <section className="person-head" aria-label="Person">
      <div className="person-main">
        <Avatar name={name} phase={phase} />
        <div className="person-words">
          <h1 className="person-name" dir="auto" title={name.length > 60 ? name : undefined}>
            {name}
          </h1>
          {typeof line === 'string' ? (
            <p className="person-line" dir="auto">
              {line}
            </p>
          ) : (
            line
          )}
          <div className="person-reach">
            {emails.map((email) => (
              <Copyable key={email} text={email} what="address" />
            ))}
            {phones.map((phone) => (
              <Copyable key={phone} text={phone} what="number" />
            ))}
          </div>
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
