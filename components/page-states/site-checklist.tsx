import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { originText, siteOrigin } from '../../lib/panel/site-origin';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import './site-checklist.css';

/** A program whose pages can be read, as the first run offers it. Without origins it runs on any host. */
export interface SiteChoice {
  id: string;
  label: string;
  kind: string;
  origins: string[];
}

interface SiteChecklistProps {
  sites: SiteChoice[];
  /** Match patterns that are ticked. */
  ticked: string[];
  onTick: (ticked: string[]) => void;
}

/** How many sites are ticked, each program counted once however many hosts it has. */
export function countTicked(sites: SiteChoice[], ticked: string[]): number {
  const programs = sites.filter(
    ({ origins }) => origins.length > 0 && origins.every((origin) => ticked.includes(origin)),
  );
  const theirs = new Set(programs.flatMap(({ origins }) => origins));
  return programs.length + ticked.filter((origin) => !theirs.has(origin)).length;
}

const GROUPS = [
  { kind: 'mail', label: 'E-mail' },
  { kind: 'crm', label: 'CRM' },
  { kind: 'desk', label: 'Support' },
];

/**
 * Sites to tick, found by their name, and an address for a program that runs on a host of one's own: one field takes
 * both. What is ticked stays in sight whatever is typed.
 */
export function SiteChecklist({ sites, ticked, onTick }: SiteChecklistProps) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const isTicked = ({ origins }: SiteChoice) =>
    origins.length > 0 && origins.every((origin) => ticked.includes(origin));
  const known = new Set(sites.flatMap(({ origins }) => origins));
  const own = ticked.filter((origin) => !known.has(origin));
  const tick = (origins: string[], on: boolean) =>
    onTick([...ticked.filter((origin) => !origins.includes(origin)), ...(on ? origins : [])]);
  const address = siteOrigin(text);
  const word = text.trim().toLowerCase();
  const fits = ({ label, origins }: SiteChoice) =>
    label.toLowerCase().includes(word) || origins.some((origin) => originText(origin).includes(word));
  const found = address === null || sites.some(fits) ? sites.filter(fits) : sites;
  const add = () => {
    setWrong(address === null);
    if (address === null) return;
    tick([address], true);
    setText('');
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <>
      <div className="paste-address">
        <Field
          label="Find your programs, or paste an address"
          placeholder="HubSpot, or https://mail.example"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={text}
          error={wrong ? NO_ADDRESS : null}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
          onKeyDown={onEnter}
        />
        <Button disabled={address === null} onClick={add}>
          Add
        </Button>
      </div>
      {/* It scrolls, so it can be reached by keyboard even where nothing in it can. */}
      <div className="sites sites-all" role="group" aria-label="Sites" tabIndex={0}>
        {own.length === 0 ? null : (
          <ul>
            {own.map((origin) => (
              <SiteRow
                key={origin}
                name={originText(origin)}
                host="yours"
                checked
                onCheck={() => tick([origin], false)}
              />
            ))}
          </ul>
        )}
        {GROUPS.map(({ kind, label }) => {
          const inGroup = sites.filter(
            (site) => site.kind === kind && (found.includes(site) || isTicked(site)),
          );
          return inGroup.length === 0 ? null : (
            <SiteGroup key={kind} label={label}>
              {inGroup.map((site) =>
                site.origins.length === 0 ? (
                  <li key={site.id} className="site site-hosted">
                    <span className="site-name">{site.label}</span>
                    <span className="site-host">paste its address</span>
                  </li>
                ) : (
                  <SiteRow
                    key={site.id}
                    name={site.label}
                    host={originText(site.origins[0] ?? '')}
                    checked={isTicked(site)}
                    onCheck={(on) => tick(site.origins, on)}
                  />
                ),
              )}
            </SiteGroup>
          );
        })}
        {found.length === 0 ? (
          <p className="sites-none">
            No program of that name is known by heart. Paste the address of its pages: Sidestage reads most.
          </p>
        ) : null}
      </div>
    </>
  );
}

const NO_ADDRESS = 'Tick a program below, or paste the address of its pages from the address bar.';

function SiteGroup({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <p id={id} className="sites-kind">
        {label}
      </p>
      <ul>{children}</ul>
    </section>
  );
}

interface SiteRowProps {
  name: string;
  host: string;
  checked: boolean;
  onCheck: (on: boolean) => void;
}

function SiteRow({ name, host, checked, onCheck }: SiteRowProps) {
  return (
    <li>
      <label className="check site">
        <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.target.checked)} />
        <span className="site-name">{name}</span>
        <span className="site-host">{host}</span>
      </label>
    </li>
  );
}
