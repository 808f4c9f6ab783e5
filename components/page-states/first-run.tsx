import { use, useState } from 'react';
import type { JoinAnswer } from '../../lib/panel/context';
import { readOwn } from '../../lib/panel/own';
import { Button } from '../ui/button';
import { Toggle } from '../ui/toggle';
import { JoinFields } from './join-fields';
import { OwnField } from './own-field';
import { countTicked, SiteChecklist, type SiteChoice } from './site-checklist';
import './first-run.css';

interface FirstRunProps {
  sites: Promise<SiteChoice[]>;
  /** The user's own addresses: those pages showed, and those that count already. */
  own: { offered: string[]; known: string[] };
  onAllow: (origins: string[]) => Promise<boolean>;
  onJoin: (link: string, name: string) => Promise<JoinAnswer>;
  onWithoutServer: () => Promise<void>;
  onOwn: (own: string[]) => Promise<boolean>;
  onDone: () => Promise<void>;
}

/** The first questions, on one page: where do you work, who are you, and with whom. One request for all ticked sites. */
export function FirstRun(props: FirstRunProps) {
  const { sites: loading, own, onAllow, onJoin, onWithoutServer, onOwn, onDone } = props;
  const sites = use(loading);
  const [ticked, setTicked] = useState<string[]>([]);
  const [mine, setMine] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  const [way, setWay] = useState<'team' | 'alone'>('team');
  const [link, setLink] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const start = async () => {
    setProblem(null);
    if (way === 'team' && (link.trim() === '' || name.trim() === '')) {
      setProblem('Paste the invite link and type your name, or choose “Just me”.');
      return;
    }
    const read = readOwn(mine);
    setWrong(read.wrong);
    if (read.wrong.length > 0) {
      setProblem('One of your addresses cannot be read. Mend it, or leave the field empty.');
      return;
    }
    setBusy(true);
    // First of all and from the click: browsers refuse the question otherwise.
    const given = ticked.length === 0 || (await onAllow(ticked));
    if (!given)
      setProblem(
        'The browser did not allow the sites. Press Start again, or untick them and allow them later.',
      );
    else {
      const answer =
        way === 'team' ? await onJoin(link.trim(), name.trim()) : await onWithoutServer().then(() => JOINED);
      // After joining: what a team leaves on this device begins anew with it.
      if (answer.ok && (read.own.length === 0 || (await onOwn(read.own)))) await onDone();
      else if (!answer.ok) setProblem(answer.message);
    }
    setBusy(false);
  };

  return (
    <form
      className="first-run"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h1 className="first-title">Where do you work?</h1>
      <p className="soft">
        Sidestage reads who is on the pages of these sites, and no others. What it reads stays on this device
        until you save it.
      </p>
      <SiteChecklist sites={sites} ticked={ticked} onTick={setTicked} />
      <h2 className="first-title">Who are you?</h2>
      <OwnField
        text={mine}
        wrong={wrong}
        {...own}
        isOptional
        onType={(text) => {
          setMine(text);
          setWrong([]);
        }}
      />
      <h2 className="first-title">With whom?</h2>
      <Toggle
        label="With whom?"
        value={way}
        options={[
          { value: 'team', label: 'With my team' },
          { value: 'alone', label: 'Just me, no server' },
        ]}
        onChange={setWay}
      />
      {way === 'team' ? (
        <JoinFields link={link} name={name} onLink={setLink} onName={setName} />
      ) : (
        <p className="soft small">
          Everything stays in this browser. You can join a team later in the settings.
        </p>
      )}
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="form-end">
        <Button look="primary" type="submit" disabled={busy}>
          {ticked.length === 0 ? 'Start' : `Allow ${sitesWord(countTicked(sites, ticked))} and start`}
        </Button>
      </div>
    </form>
  );
}

const JOINED = { ok: true } as const;

function sitesWord(count: number): string {
  return count === 1 ? '1 site' : `${String(count)} sites`;
}
