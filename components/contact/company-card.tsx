import { formatWholeMoney } from '../../lib/model/money';
import type { CompanyPerson, CompanyValue, CompanyView } from '../../lib/panel/company-view';
import { rateWords } from '../../lib/rules/rate-words';
import { Chip } from '../ui/chip';
import { Avatar } from './avatar';
import { CompanyFrame } from './company-frame';
import './company-card.css';
import './people-list.css';

interface CompanyCardProps {
  company: CompanyView;
  /** The person the panel shows. */
  shownId: string;
  /** Whether the team's margin is known: it is revenue all the same, and says so. */
  marginSet: boolean;
  locale: string;
  onOpen: (person: CompanyPerson) => void;
  onClose: () => void;
}

/** The people of one company: where they stand, what they ordered together, and what is expected of them. */
export function CompanyCard({ company, shownId, marginSet, locale, onOpen, onClose }: CompanyCardProps) {
  const { name, people, stages, value, isCut } = company;
  return (
    <CompanyFrame name={name} onClose={onClose}>
      <p className="chips" role="group" aria-label="Stages">
        {stages.map(({ stage, people: count }) =>
          stage === null ? (
            <Chip key="">No stage {count}</Chip>
          ) : (
            <Chip key={stage.id} phase={stage.phase}>
              {stage.label} {count}
            </Chip>
          ),
        )}
      </p>
      {value === null ? (
        <p className="quiet small">Your role does not see orders and value.</p>
      ) : (
        <Value value={value} marginSet={marginSet} locale={locale} />
      )}
      <h3 className="company-count">
        {people.length === 1
          ? '1 person. Nobody else of this company yet.'
          : `${String(people.length)} people`}
      </h3>
      {isCut ? (
        <p className="quiet small">
          There are more. These are the first {people.length}, and all figures here are theirs alone.
        </p>
      ) : null}
      <ul className="people" aria-label={`People of ${name}`}>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="people-row"
              aria-current={person.id === shownId ? 'true' : undefined}
              onClick={() => onOpen(person)}
            >
              <Avatar name={person.name} phase={person.stage?.phase ?? null} size="small" />
              <span className="people-words">
                <span className="people-name" dir="auto">
                  {person.name}
                </span>
                <span className="people-second" dir="auto">
                  {secondLine(person, person.id === shownId)}
                </span>
              </span>
              {person.stage === null ? null : <Chip phase={person.stage.phase}>{person.stage.label}</Chip>}
            </button>
          </li>
        ))}
      </ul>
    </CompanyFrame>
  );
}

function secondLine({ title, orders, by }: CompanyPerson, isShown: boolean): string {
  const parts = [
    isShown ? 'shown now' : null,
    title,
    by === 'domain' ? 'by the address' : null,
    orders === null || orders === 0 ? null : orders === 1 ? '1 order' : `${String(orders)} orders`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function Value({ value, marginSet, locale }: { value: CompanyValue; marginSet: boolean; locale: string }) {
  const { orders, doubles, revenue12m, others, rates, expected } = value;
  const money = (minor: number) => formatWholeMoney(minor, value.currency, locale);
  return (
    <dl className="company-value">
      <div>
        <dt>Revenue, last 12 months</dt>
        <dd>
          <strong>{money(revenue12m)}</strong>{' '}
          <span className="quiet">
            {orders === 1 ? '1 order' : `${String(orders)} orders`} in all
            {doubles === 0 ? '' : `, ${String(doubles)} that stand at two people counted once`}
            {others.length === 0 ? '' : `; orders in ${others.join(', ')} are left out`}
            {rates.length === 0 ? '' : `; ${rateWords(rates)}`}
          </span>
        </dd>
      </div>
      <div>
        <dt>Expected revenue, {expected?.months ?? 12} months</dt>
        <dd>
          {expected === null ? (
            <span className="quiet">
              Not known yet: nobody has ordered, and there are too few people like them.
            </span>
          ) : (
            <>
              <strong>{money(expected.base)}</strong>{' '}
              <span className="quiet">
                {money(expected.low)} – {money(expected.high)}:{' '}
                {expected.people === 1
                  ? 'one estimate'
                  : `${String(expected.people)} estimates added up, the lows and the highs too, so wider than 80 %`}
                {marginSet ? '. Revenue, not value' : '. Margin not set'}
              </span>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
