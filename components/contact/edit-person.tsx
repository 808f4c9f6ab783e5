import { useRef, useState, type RefObject } from 'react';
import type { Contact } from '../../lib/model/contact';
import type { Member } from '../../lib/model/workspace';
import { isoDay } from '../../lib/panel/day-input';
import { formOf, readForm, type FormErrors, type PersonForm } from '../../lib/panel/person-form';
import { likelyCountry, phoneSays } from '../../lib/panel/phone-text';
import type { ContactEdit } from '../../lib/rules/contact';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusBack } from '../ui/use-focus-back';
import { EditConsent } from './edit-consent';
import { EditLines } from './edit-lines';
import { EditProfile } from './edit-profile';
import { EditRecords, type RecordLink } from './edit-records';
import { EditSource } from './edit-source';
import './edit-person.css';

interface EditPersonProps {
  contact: Contact;
  members: Member[];
  links: Map<string, RecordLink>;
  locale: string;
  now: () => number;
  newId: () => string;
  /** Why nothing can be saved now; null where it can. */
  locked: string | null;
  /** Whether the user may say who looks after this person. */
  mayGive: boolean;
  /** What opens the form; drawn anew when it closes. */
  opener?: RefObject<HTMLElement | null>;
  /** Answers false when it was not saved: the form stays. */
  onSave: (fields: ContactEdit, seen: Contact) => Promise<boolean>;
  onClose: () => void;
}

/** Everything that is known of a person by hand, edited in place of the head. */
export function EditPerson(props: EditPersonProps) {
  const { members, links, locale, now, newId, locked, mayGive, onSave, onClose } = props;
  const step = useRef<HTMLElement>(null);
  useFocusBack(step, props.opener);
  // What stood there when the form was opened: only what differs from it is saved.
  const [start] = useState(props.contact);
  const [form, setForm] = useState(() => formOf(start));
  const [errors, setErrors] = useState<FormErrors>({});
  const [today] = useState(() => isoDay(now()));
  const country = likelyCountry(start.phones, locale);
  const change = (fields: Partial<PersonForm>) => setForm((before) => ({ ...before, ...fields }));
  const text = (label: string, name: 'name' | 'title' | 'company', autoFocus = false) => (
    <Field
      label={label}
      value={form[name]}
      maxLength={200}
      dir="auto"
      autoFocus={autoFocus}
      onChange={(e) => change({ [name]: e.target.value })}
    />
  );
  const save = async (element: HTMLFormElement) => {
    const read = readForm(form, start, { now: now(), country });
    setErrors('errors' in read ? read.errors : {});
    if ('errors' in read) {
      // When what is wrong is marked: it may lie in a part that is closed.
      requestAnimationFrame(() => {
        const wrong = element.querySelector<HTMLElement>('[aria-invalid="true"]');
        wrong?.closest('details')?.setAttribute('open', '');
        wrong?.focus();
      });
    } else if (await onSave(read.fields, start)) onClose();
  };

  return (
    <section ref={step} className="person-edit-form" aria-label="Person">
      <h1 className="only-read-out">Edit {start.name ?? 'this person'}</h1>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
        onKeyDown={(event) => {
          // What was typed is dropped by its own button only.
          if (event.key === 'Escape' && JSON.stringify(form) === JSON.stringify(formOf(start))) onClose();
        }}
      >
        {text('Name', 'name', true)}
        <div className="form-pair">
          {text('Title', 'title')}
          {text('Company', 'company')}
        </div>
        <EditLines
          field="emails"
          legend="Addresses, the one to use first"
          one="address"
          inputMode="email"
          lines={form.emails}
          errors={errors}
          onChange={(emails) => change({ emails })}
        />
        <EditLines
          field="phones"
          legend="Numbers, the one to use first"
          one="number"
          inputMode="tel"
          lines={form.phones}
          errors={errors}
          says={(line) => phoneSays(line, country, locale)?.text ?? null}
          onChange={(phones) => change({ phones })}
        />
        <Owner form={form} members={members} mayGive={mayGive} onChange={change} />
        <EditConsent form={form} errors={errors} today={today} onChange={change} />
        <EditSource form={form} errors={errors} today={today} onChange={change} />
        <EditProfile
          profile={form.profile}
          errors={errors}
          today={today}
          onNew={() => ({ id: newId(), topic: 'interests', text: '', at: now(), origin: '' })}
          onChange={(profile) => change({ profile })}
        />
        <EditRecords keys={form.keys} links={links} onChange={(keys) => change({ keys })} />
        {Object.keys(errors).length === 0 ? null : (
          <p className="field-error" role="alert">
            Not saved yet: see what is marked above.
          </p>
        )}
        {locked === null ? null : <p className="field-error">{locked}</p>}
        <div className="form-end">
          <Button look="primary" type="submit" disabled={locked !== null}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </section>
  );
}

function Owner(props: {
  form: PersonForm;
  members: Member[];
  mayGive: boolean;
  onChange: (change: Partial<PersonForm>) => void;
}) {
  const { form, members, mayGive, onChange } = props;
  // Who was removed is no choice, unless they are the owner already.
  const choices = members.filter(({ id, removed }) => removed !== true || id === form.owner);
  const isUnknown = form.owner !== '' && !members.some(({ id }) => id === form.owner);
  return (
    <label className="field">
      <span className="field-label">Looked after by</span>
      <select
        className="input"
        value={form.owner}
        disabled={!mayGive}
        title={mayGive ? undefined : 'A team lead, or who looks after this person, can change it.'}
        onChange={(e) => onChange({ owner: e.target.value })}
      >
        <option value="">Nobody</option>
        {isUnknown ? <option value={form.owner}>Somebody who is not in the team any more</option> : null}
        {choices.map((member) => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </select>
    </label>
  );
}
