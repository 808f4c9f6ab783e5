import type { ReactNode } from 'react';
import './banner.css';

interface BannerProps {
  tone: 'notice' | 'warning' | 'bad';
  /** The first sentence, emphasised. */
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

const spoken = { notice: 'status', warning: 'status', bad: 'alert' } as const;

/** A lasting message within the page: what happened, and what to do. */
export function Banner({ tone, title, children, actions }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} role={spoken[tone]}>
      <div className="banner-text">
        <p className="banner-title">{title}</p>
        {children === undefined ? null : <div className="banner-more">{children}</div>}
      </div>
      {actions === undefined ? null : <div className="banner-actions">{actions}</div>}
    </div>
  );
}
