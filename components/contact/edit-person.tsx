import { useState } from 'react';
import { addressKey } from '../../lib/model/address';
import type { Contact } from '../../lib/model/contact';
import type { Member } from '../../lib/model/workspace';
import type { ContactEdit } from '../../lib/rules/contact';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TextArea } from '../ui/text-area';
import './edit-person.css';

interface EditPersonProps {
  contact: Contact;
  members: Member[];
  now: () => number;
  /** Answers false when it was not saved: the form stays. */
  onSave: (fields: ContactEdit) => Promise<boolean>;
  onClose: () => void;
}

const lines = (text: string) => text.split(/[\n,;]+/).flatMap((line) => line.trim() || []);
const orNull = (text: string) => text.trim() || null;

/** The fields of a person, edited in place of the head. */
export function EditPerson({ contact, members, now, onSave, onClose }: EditPersonProps) {
  const [name, setName] = useState(contact.name ?? '');
  const [title, setTitle] = useState(contact.title ?? '');
  const [company, setCompany] = useState(contact.company ?? '');
  const [emails, setEmails] = useState(contact.emails.join('\n'));
  const [phones, setPhones] = useState(contact.phones.join('\n'));
  const [owner, setOwner] = useState(contact.owner ?? '');
  const [marketing, setMarketing] = useState(contact.consent.marketing);
  const [doNotContact, setDoNotContact] = useState(contact.doNotContact);
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    const wrong = lines(emails).find((line) => addressKey(line) === null);
    if (wrong !== undefined) {
      setError(`“${wrong}” is not an address. Write one address a line.`);
      return;
    }
    const consent = marketing === contact.consent.marketing ? contact.consent : { marketing, at: now() };
    const fields: ContactEdit = {
      name: orNull(name),
      title: orNull(title),
      company: orNull(company),
      emails: lines(emails),
      phones: lines(phones),
      owner: owner === '' ? null : owner,
      consent,
      doNotContact,
    };
    if (await onSave(fields)) onClose();
  };

  return (
    <section className="person-edit-form" aria-label="Person">
      <h1 className="only-read-out">Edit {contact.name ?? 'this person'}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={200}
          dir="auto"
          autoFocus
          onChange={(e) => setName(e.target.value)}
        />
        <div className="form-pair">
          <Field
            label="Title"
            value={title}
            maxLength={200}
            dir="auto"
            onChange={(e) => setTitle(e.target.value)}
          />
          <Field
            label="Company"
            value={company}
            maxLength={200}
            dir="auto"
            onChange={(e) => setCompany(e.target.value)}
          />
        </div>
        <TextArea label="Addresses, one a line" value={emails} error={error} onChange={setEmails} />
        <TextArea label="Phones, one a line" value={phones} onChange={setPhones} />
        <div className="form-pair">
          <label className="field">
            <span className="field-label">Owner</span>
            <select className="input" value={owner} onChange={(e) => setOwner(e.target.value)}>
              <option value="">Nobody</option>
              {members.map((member) => (
                <option key={member.id} value={member.id}>
                  {member.name}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span className="field-label">Agreed to marketing</span>
            <select
              className="input"
              value={marketing}
              onChange={(e) => setMarketing(e.target.value as typeof marketing)}
            >
              <option value="unknown">Not known</option>
              <option value="yes">Yes</option>
              <option value="no">No</option>
            </select>
          </label>
        </div>
        <label className="check">
          <input type="checkbox" checked={doNotContact} onChange={(e) => setDoNotContact(e.target.checked)} />
          Do not contact this person
        </label>
        <div className="form-end">
          <Button look="primary" type="submit">
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </section>
  );
}
