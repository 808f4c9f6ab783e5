import type { ProfileEntry, ProfileTopic } from '../../lib/model/contact';
import { dayAt, isoDay } from '../../lib/panel/day-input';
import type { FormErrors } from '../../lib/panel/person-form';
import { TOPIC_WORDS, TOPICS } from '../../lib/rules/profile-words';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { LinkButton } from '../ui/link-button';

interface EditProfileProps {
  profile: ProfileEntry[];
  errors: FormErrors;
  today: string;
  /** A new line, dated now and empty. */
  onNew: () => ProfileEntry;
  onChange: (profile: ProfileEntry[]) => void;
}

const LIMIT = 100;

/** What is known of what the person wants: a topic, the words, when and from whom. */
export function EditProfile({ profile, errors, today, onNew, onChange }: EditProfileProps) {
  const change = (at: number, fields: Partial<ProfileEntry>) =>
    onChange(profile.map((entry, place) => (place === at ? { ...entry, ...fields } : entry)));
  return (
    <details className="form-more">
      <summary>
        What they want{' '}
        <span className="quiet">
          {profile.length === 0 ? 'nothing known' : `${String(profile.length)} known`}
        </span>
      </summary>
      <ul className="form-lines">
        {profile.map((entry, at) => {
          const place = String(at + 1);
          const error = errors[`profile.${String(at)}`];
          return (
            <li key={entry.id} className="form-wish">
              <div className="form-line">
                <select
                  className="input"
                  aria-label={`Topic ${place}`}
                  value={entry.topic}
                  onChange={(e) => change(at, { topic: e.target.value as ProfileTopic })}
                >
                  {TOPICS.map((topic) => (
                    <option key={topic} value={topic}>
                      {TOPIC_WORDS[topic]}
                    </option>
                  ))}
                </select>
                <input
                  className="input"
                  type="date"
                  aria-label={`Learnt on ${place}`}
                  max={today}
                  value={isoDay(entry.at)}
                  onChange={(e) => change(at, { at: dayAt(e.target.value) ?? entry.at })}
                />
                <Button
                  look="quiet"
                  className="form-remove"
                  aria-label={`Remove what is known ${place}`}
                  onClick={() => onChange(profile.filter((other) => other.id !== entry.id))}
                >
                  <Icon name="close" size={12} />
                </Button>
              </div>
              <input
                className="input"
                aria-label={`What is known ${place}`}
                aria-invalid={error === undefined ? undefined : true}
                maxLength={500}
                dir="auto"
                value={entry.text}
                onChange={(e) => change(at, { text: e.target.value })}
              />
              {error === undefined ? null : <p className="field-error">{error}</p>}
              <input
                className="input"
                aria-label={`Who said it ${place}`}
                placeholder="Who or what said it"
                maxLength={200}
                dir="auto"
                value={entry.origin}
                onChange={(e) => change(at, { origin: e.target.value })}
              />
            </li>
          );
        })}
      </ul>
      {profile.length < LIMIT ? (
        <LinkButton className="small" onClick={() => onChange([...profile, onNew()])}>
          Add something they want
        </LinkButton>
      ) : (
        <p className="field-hint">At most {LIMIT}.</p>
      )}
    </details>
  );
}
