import { useState } from 'react';
import type { ProfileEntry, ProfileTopic } from '../../lib/model/contact';
import { dateText } from '../../lib/panel/time-text';
import type { ProfileNote } from '../../lib/rules/contact';
import { profileByTopic, TOPIC_WORDS, TOPICS } from '../../lib/rules/profile-words';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import './profile-line.css';

interface ProfileLineProps {
  profile: ProfileEntry[];
  now: number;
  locale: string;
  /** Why nothing can be saved now; null where it can. */
  locked: string | null;
  /** What is typed and not saved yet. */
  wish: ProfileNote;
  onType: (change: Partial<ProfileNote>) => void;
  onAdd: () => void;
}

/** What the person wants, in a line; one press shows all of it with dates and origins, and a line to add to it. */
export function ProfileLine(props: ProfileLineProps) {
  const { profile, now, locale, locked } = props;
  // What was begun stays in sight.
  const [open, setOpen] = useState(props.wish.text !== '');
  const groups = profileByTopic(profile);
  const latest = profile.toSorted((a, b) => b.at - a.at).slice(0, 2);
  if (profile.length === 0 && locked !== null) return null;
  return (
    <div className="profile">
      <button type="button" className="profile-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={12} />
        {latest.length === 0 ? (
          <span className="quiet">What do they want? Add it</span>
        ) : (
          <span className="profile-short">
            <span className="only-read-out">What they want: </span>
            {latest.map(({ id, topic, text }) => (
              <span key={id} className="profile-bit">
                <span className="quiet">{TOPIC_WORDS[topic]}</span> <bdi>{text}</bdi>
              </span>
            ))}
            {profile.length > latest.length ? (
              <span className="quiet">+{profile.length - latest.length} more</span>
            ) : null}
          </span>
        )}
      </button>
      {open ? (
        <div className="profile-all" role="group" aria-label="What they want">
          <dl>
            {groups.map(({ topic, entries }) => (
              <div key={topic} className="profile-topic">
                <dt>{TOPIC_WORDS[topic]}</dt>
                {entries.map((entry) => (
                  <dd key={entry.id}>
                    <bdi>{entry.text}</bdi>{' '}
                    <span className="quiet small">
                      {dateText(entry.at, now, locale)}
                      {entry.origin === '' ? '' : ` · ${entry.origin}`}
                    </span>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
          {locked === null ? <AddWish {...props} /> : <p className="quiet small">{locked}</p>}
        </div>
      ) : null}
    </div>
  );
}

/** The line to add to it: the topic, the words, and who said it where that is known. */
function AddWish({ wish, onType, onAdd }: Pick<ProfileLineProps, 'wish' | 'onType' | 'onAdd'>) {
  return (
    <form
      className="profile-add"
      aria-label="Add what they want"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd();
      }}
    >
      <select
        className="input"
        aria-label="Topic"
        value={wish.topic}
        onChange={(event) => onType({ topic: event.target.value as ProfileTopic })}
      >
        {TOPICS.map((one) => (
          <option key={one} value={one}>
            {TOPIC_WORDS[one]}
          </option>
        ))}
      </select>
      <input
        className="input profile-words"
        aria-label="What they want"
        placeholder="What they said"
        maxLength={500}
        dir="auto"
        value={wish.text}
        onChange={(event) => onType({ text: event.target.value })}
      />
      <input
        className="input"
        aria-label="Who or what said it"
        placeholder="From (call, form)"
        maxLength={200}
        dir="auto"
        value={wish.origin}
        onChange={(event) => onType({ origin: event.target.value })}
      />
      <Button type="submit" disabled={wish.text.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
