import type { FormErrors, PersonForm } from '../../lib/panel/person-form';
import { Field } from '../ui/field';

interface EditSourceProps {
  form: PersonForm;
  errors: FormErrors;
  today: string;
  onChange: (change: Partial<PersonForm>) => void;
}

/** Where the person came from: channel, campaign, who recommended the team, and when. */
export function EditSource({ form, errors, today, onChange }: EditSourceProps) {
  const said = [form.channel, form.campaign, form.referrer].filter((text) => text.trim() !== '');
  const text = (
    label: string,
    name: 'channel' | 'campaign' | 'referrer',
    maxLength: number,
    list?: string,
  ) => (
    <Field
      label={label}
      maxLength={maxLength}
      dir="auto"
      list={list}
      autoComplete="off"
      value={form[name]}
      onChange={(e) => onChange({ [name]: e.target.value })}
    />
  );
  return (
    <details className="form-more">
      <summary>
        Where they came from{' '}
        <span className="quiet">{said.length === 0 ? 'not known' : said.join(', ')}</span>
      </summary>
      <div className="form-pair">
        {text('Channel', 'channel', 64, 'source-channels')}
        {text('Campaign', 'campaign', 200)}
        {text('Referred by', 'referrer', 200)}
        <Field
          label="Came on"
          type="date"
          max={today}
          value={form.sourceDay}
          error={errors['sourceDay'] ?? null}
          onChange={(e) => onChange({ sourceDay: e.target.value })}
        />
      </div>
      <datalist id="source-channels">
        {[
          'Website',
          'E-mail',
          'Phone',
          'Fair',
          'Referral',
          'Search',
          'Advertisement',
          'Social media',
          'Shop',
        ].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </details>
  );
}
