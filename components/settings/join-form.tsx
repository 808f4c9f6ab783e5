import { useState } from 'react';
import type { JoinAnswer } from '../../lib/panel/context';
import { JoinFields } from '../page-states/join-fields';
import { Button } from '../ui/button';
import './join-form.css';

/** Joins a team by its invite link. */
export function JoinForm({ onJoin }: { onJoin: (link: string, name: string) => Promise<JoinAnswer> }) {
  const [link, setLink] = useState('');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const join = async () => {
    setBusy(true);
    const answer = await onJoin(link.trim(), name.trim());
    setProblem(answer.ok ? null : answer.message);
    setBusy(false);
  };
  return (
    <form
      className="join-form"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <JoinFields link={link} name={name} onLink={setLink} onName={setName} />
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Button look="primary" type="submit" disabled={busy || link.trim() === '' || name.trim() === ''}>
        Join
      </Button>
    </form>
  );
}
