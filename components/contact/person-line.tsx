import { LinkButton } from '../ui/link-button';

interface PersonLineProps {
  title: string | null;
  company: string | null;
  /** Whether the company's people are shown. */
  open: boolean;
  /** Shows or hides everybody of the company; left out where nothing is known by its name. */
  onCompany?: (() => void) | undefined;
}

/** Title and company in one line; the company leads to everybody of it. */
export function PersonLine({ title, company, open, onCompany }: PersonLineProps) {
  if (title === null && company === null) return null;
  return (
    <p className="person-line" dir="auto">
      {title}
      {title === null || company === null ? null : '\u00a0· '}
      {company === null || onCompany === undefined ? (
        company
      ) : (
        <LinkButton aria-expanded={open} title="Everybody of this company" onClick={onCompany}>
          <span className="person-company" dir="auto">
            {company}
          </span>
        </LinkButton>
      )}
    </p>
  );
}
