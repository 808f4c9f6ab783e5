import type { FormErrors, PersonForm } from '../../lib/panel/person-form';
import { Field } from '../ui/field';

interface EditConsentProps {
  form: PersonForm;
  errors: FormErrors;
  /** The last day that may be given, YYYY-MM-DD. */
  today: string;
  onChange: (change: Partial<PersonForm>) => void;
}

/** Whether the person agreed to marketing, when and in which words; and whether they may be contacted at all. */
export function EditConsent({ form, errors, today, onChange }: EditConsentProps) {
  const isSaid = form.marketing !== 'unknown';
  return (
    <>
      <div className="form-pair">
        <label className="field">
          <span className="field-label">Agreed to marketing</span>
          <select
            className="input"
            value={form.marketing}
            onChange={(e) => onChange({ marketing: e.target.value as PersonForm['marketing'] })}
          >
            <option value="unknown">Not known</option>
            <option value="yes">Yes</option>
            <option value="no">No</option>
          </select>
        </label>
        {isSaid ? (
          <Field
            label="Said on"
            type="date"
            max={today}
            value={form.consentDay}
            error={errors['consentDay'] ?? null}
            onChange={(e) => onChange({ consentDay: e.target.value })}
          />
        ) : null}
      </div>
      {isSaid ? (
        <Field
          label="In their words, or where it was said"
          maxLength={500}
          dir="auto"
          value={form.consentWords}
          onChange={(e) => onChange({ consentWords: e.target.value })}
        />
      ) : (
        <p className="field-hint">Not known is never read as yes: no marketing is proposed.</p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={form.doNotContact}
          aria-describedby="do-not-contact-says"
          onChange={(e) => onChange({ doNotContact: e.target.checked })}
        />
        Do not contact this person
      </label>
      <p id="do-not-contact-says" className="field-hint">
        {form.doNotContact
          ? 'No action is proposed for them at all, and everybody of the team sees the mark.'
          : 'With this mark no action is proposed for them, whatever they agreed to.'}
      </p>
    </>
  );
}
