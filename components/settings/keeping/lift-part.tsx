import { useState } from 'react';
import { addressKey } from '../../../lib/model/address';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

/** Lets somebody be added again who was erased: nobody can be listed, since only scrambled addresses are kept. */
export function LiftPart() {
  const { commands, locale } = usePanel();
  const [address, setAddress] = useState('');
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const lift = async () => {
    if (addressKey(address) === null) {
      setSaid({ ok: false, text: 'Type one e-mail address.' });
      return;
    }
    const answer = await commands.keeping.lift(address.trim());
    if (!answer.ok) setSaid({ ok: false, text: answer.message });
    else if (answer.value === null)
      setSaid({ ok: true, text: 'Nobody with this address was erased: they can be added.' });
    else {
      const day = new Date(answer.value).toLocaleDateString(locale, { dateStyle: 'long' });
      setSaid({ ok: true, text: `Erased on ${day}; from now on they can be added again.` });
      setAddress('');
    }
  };
  return (
    <form
      className="settings-form"
      aria-label="Erased people"
      onSubmit={(event) => {
        event.preventDefault();
        void lift();
      }}
    >
      <h3 className="settings-sub">Erased people</h3>
      <p className="soft">
        Who was erased is not added again, by anybody. Their addresses are kept only scrambled, so they cannot
        be listed. If somebody asks to be in again, type their address.
      </p>
      <Field
        label="Address of somebody who was erased"
        type="email"
        value={address}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setAddress(event.target.value);
          setSaid(null);
        }}
      />
      <div className="form-end">
        <Button type="submit">Let them be added</Button>
      </div>
      <div role="status">
        {said === null ? null : <p className={said.ok ? 'soft' : 'field-error'}>{said.text}</p>}
      </div>
    </form>
  );
}
