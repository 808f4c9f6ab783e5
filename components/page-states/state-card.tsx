import type { ReactNode } from 'react';
import './state-card.css';

interface StateCardProps {
  title: string;
  /** One or two sentences: what this means, and what to do. */
  children: ReactNode;
  /** The picture above the title. */
  picture?: 'panel' | 'nobody' | 'question';
  actions?: ReactNode;
}

/** A page state drawn on purpose: a picture, what it means, and the next step. */
export function StateCard({ title, children, picture, actions }: StateCardProps) {
  return (
    <div className="state-card" role="group" aria-label={title}>
      {picture === undefined ? null : <StatePicture of={picture} />}
      <h1 className="state-title">{title}</h1>
      <div className="state-text">{children}</div>
      {actions === undefined ? null : <div className="state-actions">{actions}</div>}
    </div>
  );
}

/** The mark of the product, as the state has it: the page in grey, the panel in indigo. */
function StatePicture({ of }: { of: 'panel' | 'nobody' | 'question' }) {
  return (
    <svg
      className="state-picture"
      width="64"
      height="48"
      viewBox="0 0 64 48"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="picture-page" x="2" y="5" width="38" height="38" rx="6" />
      <rect className="picture-panel" x="45" y="5" width="17" height="38" rx="5" />
      {of === 'panel' ? (
        <>
          <circle className="picture-ink" cx="53.5" cy="17" r="3.4" />
          <rect className="picture-ink" x="48.5" y="26" width="10" height="3" rx="1.5" />
        </>
      ) : null}
      {of === 'nobody' ? (
        <>
          <rect className="picture-line" x="9" y="14" width="24" height="3" rx="1.5" />
          <rect className="picture-line" x="9" y="22" width="24" height="3" rx="1.5" />
          <rect className="picture-line" x="9" y="30" width="15" height="3" rx="1.5" />
        </>
      ) : null}
      {of === 'question' ? (
        <>
          <circle className="picture-line" cx="21" cy="19" r="5" />
          <path className="picture-line" d="M12 35c0-5 4-8 9-8s9 3 9 8z" />
          <text className="picture-mark" x="53.5" y="29" textAnchor="middle">
            ?
          </text>
        </>
      ) : null}
    </svg>
  );
}
