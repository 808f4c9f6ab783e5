import { digestText, type Digest } from '../../../lib/panel/board/digest';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import './digest-view.css';

interface DigestViewProps {
  digest: Digest;
  /** Which week: so many weeks back, 0 is the one that ends today. */
  week: number;
  onWeek: (week: number) => void;
}

const WEEKS = ['The last 7 days', 'The 7 days before'];

/** The week in sentences, to be copied into a message or printed. */
export function DigestView({ digest, week, onWeek }: DigestViewProps) {
  return (
    <article className="digest" aria-label={digest.title}>
      <div className="digest-steps">
        {WEEKS.map((label, at) => (
          <Button key={label} aria-pressed={week === at} onClick={() => onWeek(at)}>
            {label}
          </Button>
        ))}
        <CopyButton text={digestText(digest)}>Copy as text</CopyButton>
        <Button look="quiet" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <h2 dir="auto">{digest.title}</h2>
      <p className="soft">{digest.about}</p>
      {digest.parts.map(({ title, lines }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
