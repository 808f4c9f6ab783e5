import { useState } from 'react';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { ChangeList } from './change-list';

interface OverruledBannerProps {
  /** 'model', 'playbook'. */
  what: string;
  /** What bringing it back changes, in sentences. */
  changes: string[];
  onBring: () => void;
  onLeave: () => void;
}

/** What was saved here was replaced by an edit that came later: it is kept, to look at and to bring back. */
export function OverruledBanner({ what, changes, onBring, onLeave }: OverruledBannerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Banner
      tone="warning"
      title={`A colleague changed the ${what} after you.`}
      actions={
        <>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide mine' : 'See mine'}
          </Button>
          <Button onClick={onBring}>Bring mine back</Button>
          <Button onClick={onLeave}>Leave theirs</Button>
        </>
      }
    >
      <p>Your version is kept here for 7 days.</p>
      {open ? (
        <>
          <p>Bringing it back changes this:</p>
          <ChangeList changes={changes} label="What bringing yours back changes" />
        </>
      ) : null}
    </Banner>
  );
}
