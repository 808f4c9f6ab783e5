import { useState } from 'react';
import { originText, siteOrigin } from '../../lib/panel/site-origin';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import './site-checklist.css';

/** A program whose pages can be read, as the first run offers it. Without origins it runs on any host. */
export interface SiteChoice {
  id: string;
  label: string;
  origins: string[];
}

interface SiteChecklistProps {
  sites: SiteChoice[];
  /** Match patterns that are ticked. */
  ticked: string[];
  onTick: (ticked: string[]) => void;
}

/** Sites to tick, and an address for a program that runs on a host of one's own. */
export function SiteChecklist({ sites, ticked, onTick }: SiteChecklistProps) {
  const hosted = sites.filter((site) => site.origins.length > 0);
  const anyHost = sites.filter((site) => site.origins.length === 0).map((site) => site.label);
  const known = new Set(hosted.flatMap((site) => site.origins));
  const own = ticked.filter((origin) => !known.has(origin));
  const tick = (origins: string[], on: boolean) =>
    onTick([...ticked.filter((origin) => !origins.includes(origin)), ...(on ? origins : [])]);
  return (
    <>
      <ul className="sites">
        {hosted.map((site) => (
          <li key={site.id}>
            <label className="check site">
              <input
                type="checkbox"
                checked={site.origins.every((origin) => ticked.includes(origin))}
                onChange={(event) => tick(site.origins, event.target.checked)}
              />
              <span className="site-name">{site.label}</span>
              <span className="site-host">{originText(site.origins[0] ?? '')}</span>
            </label>
          </li>
        ))}
        {own.map((origin) => (
          <li key={origin}>
            <label className="check site">
              <input type="checkbox" checked onChange={() => tick([origin], false)} />
              <span className="site-name">{originText(origin)}</span>
              <span className="site-host">yours</span>
            </label>
          </li>
        ))}
      </ul>
      <OwnAddress programs={anyHost} onAdd={(origin) => tick([origin], true)} />
    </>
  );
}

function OwnAddress({ programs, onAdd }: { programs: string[]; onAdd: (origin: string) => void }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = () => {
    const origin = siteOrigin(text);
    setWrong(origin === null);
    if (origin === null) return;
    onAdd(origin);
    setText('');
  };
  return (
    <div>
      <div className="paste-address">
        <Field
          label="Another site, or your own server"
          placeholder="https://mail.example"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={text}
          error={wrong ? 'This is not the address of a web page. Copy it from the address bar.' : null}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button disabled={text.trim() === ''} onClick={add}>
          Add
        </Button>
      </div>
      <p className="field-hint">
        {programs.length === 0
          ? 'Paste its address.'
          : `For ${programs.join(', ')} and any other: paste its address.`}
      </p>
    </div>
  );
}
