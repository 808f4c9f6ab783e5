import { useState } from 'react';
import { LinkButton } from '../ui/link-button';
import { PageReport } from './page-report';
import './reader-line.css';

interface ReaderLineProps {
  /** What the user calls the site. */
  site: string;
  /** The page's shape with all text blanked; null where the page does not answer. */
  onReport: () => Promise<string | null>;
}

/** A site has changed so that its own reader no longer fits. Work goes on: the general reader stands in. */
export function ReaderLine({ site, onReport }: ReaderLineProps) {
  const [report, setReport] = useState<string | null>(null);
  const [isSilent, setSilent] = useState(false);
  const make = async () => {
    const made = await onReport();
    setReport(made);
    setSilent(made === null);
  };
  return (
    <section className="reader-line" aria-label={`Reader for ${site}`}>
      <p>
        Sidestage’s reader for {site} no longer fits this page. It reads it in the general way until it is
        mended. {report === null ? <LinkButton onClick={() => void make()}>Make a report</LinkButton> : null}
      </p>
      {isSilent ? <p role="alert">The page does not answer. Reload it and try again.</p> : null}
      {report === null ? null : <PageReport text={report} onClose={() => setReport(null)} />}
    </section>
  );
}
