import { useState } from 'react';
import type { UnsentRow as Row } from '../../lib/panel/unsent';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';
import { When } from './when';

/** One change that is not sent: what, when, and its undo; where there is none it says why when asked. */
export function UnsentRow({ row, now, locale }: { row: Row; now: number; locale: string }) {
  const { commands } = usePanel();
  const [why, setWhy] = useState<string | null>(null);
  const takeBack = async () => setWhy(await commands.takeBackUnsent(row));
  return (
    <li className="unsent-row">
      <div className="unsent-what">
        <p dir="auto">{row.title}</p>
        {row.detail === null ? null : (
          <p className="quiet small sync-detail" dir="auto">
            {row.detail}
          </p>
        )}
        <p className="quiet small">
          <When at={row.at} now={now} locale={locale} />
          {row.undone ? ' · taken back' : ''}
        </p>
        {why === null ? null : (
          <p className="small" role="status">
            {why}
          </p>
        )}
      </div>
      {row.undone ? null : (
        <Button look="quiet" aria-label={`Take back: ${row.title}`} onClick={() => void takeBack()}>
          Take back
        </Button>
      )}
    </li>
  );
}
