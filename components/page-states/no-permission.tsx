import { useState } from 'react';
import { originText, siteOrigin } from '../../lib/panel/site-origin';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Key } from '../ui/key';
import { StateCard } from './state-card';
import './site-checklist.css';

interface NoPermissionProps {
  /** Null where the browser does not tell which page it is. */
  origin: string | null;
  /** Whether the user's click allows one look. */
  once: boolean;
  /** The address of a page that is likely meant, such as the demo of the sample team. */
  likely: string | null;
  onAllow: (origins: string[]) => Promise<boolean>;
  onReadOnce: () => void;
}

const KEPT = 'What it reads stays on this device until you save it.';

/** The page may not be read: allow its site, read it once, or name it by its address. */
export function NoPermission(props: NoPermissionProps) {
  const { origin, once, likely, onAllow, onReadOnce } = props;
  const [refused, setRefused] = useState(false);
  const allow = (pattern: string) => {
    // From the click itself: browsers refuse the question otherwise.
    void onAllow([pattern]).then((given) => setRefused(!given));
  };
  const pattern = origin === null ? null : siteOrigin(origin);
  const no = refused ? (
    <p className="field-error" role="alert">
      The browser did not give the permission. Press the button again and choose Allow.
    </p>
  ) : null;
  if (pattern !== null) {
    return (
      <StateCard
        picture="panel"
        title="Sidestage can’t read this site yet"
        actions={
          <>
            <Button look="primary" onClick={() => allow(pattern)}>
              Allow this site
            </Button>
            {once ? <Button onClick={onReadOnce}>Read once</Button> : null}
          </>
        }
      >
        Allow {originText(pattern)}, and nothing else. {KEPT}
        {once ? null : <ReadOnceHint />}
        {no}
      </StateCard>
    );
  }
  return (
    <StateCard picture="panel" title="Sidestage can’t see this page">
      Do you work here? Click into the page and press <Keys names={['Alt', 'Shift', 'S']} />: then its site
      can be allowed, and nothing else, or the page be read once. {KEPT}
      <PasteAddress likely={likely} onAllow={allow} />
      {no}
    </StateCard>
  );
}

function Keys({ names }: { names: string[] }) {
  return (
    <>
      <span className="keys">
        {names.map((name) => (
          <Key key={name} name={name} />
        ))}
      </span>
      <span className="only-read-out">{names.join(' ')}</span>
    </>
  );
}

function ReadOnceHint() {
  return (
    <p className="quiet small">
      To read a page only once, click into it and press <Keys names={['Alt', 'Shift', 'R']} />.
    </p>
  );
}

interface PasteAddressProps {
  likely: string | null;
  onAllow: (pattern: string) => void;
}

function PasteAddress({ likely, onAllow }: PasteAddressProps) {
  const [text, setText] = useState(likely ?? '');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="paste-address"
      onSubmit={(event) => {
        event.preventDefault();
        const pattern = siteOrigin(text);
        setWrong(pattern === null);
        if (pattern !== null) onAllow(pattern);
      }}
    >
      <Field
        label="Or paste the address of the page"
        placeholder="https://crm.example/people"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={wrong ? 'This is not the address of a web page. Copy it from the address bar.' : null}
        onChange={(event) => setText(event.target.value)}
      />
      <Button look="primary" type="submit" disabled={text.trim() === ''}>
        Allow
      </Button>
    </form>
  );
}
