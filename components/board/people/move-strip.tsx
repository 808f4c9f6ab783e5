import { useEffect, useRef, useState } from 'react';
import type { PeopleRow } from '../../../lib/panel/board/people-row';
import { teamFor } from '../../../lib/panel/team';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { ReasonStep } from '../../stage/reason-step';
import { Button } from '../../ui/button';
import { Key } from '../../ui/key';
import { useFocusBack } from '../../ui/use-focus-back';
import '../../stage/stage-card.css';

interface MoveStripProps {
  row: Pick<PeopleRow, 'id' | 'name' | 'market' | 'stage'>;
  onClose: () => void;
}

/** To which stage one person is moved: a click or a digit moves at once, backwards asks for a word of reason. */
export function MoveStrip({ row, onClose }: MoveStripProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const { stages } = teamFor(team, row).model;
  const [asked, setAsked] = useState<{ to: string; message: string } | null>(null);
  const [reason, setReason] = useState('');
  const frame = useRef<HTMLElement>(null);
  useFocusBack(frame);
  useEffect(() => {
    frame.current?.focus();
  }, []);
  const move = async (to: string, why: string | null) => {
    if (to === row.stage) return;
    const moved = await commands.moveToday(row.id, to, why);
    if (moved.done) onClose();
    else setAsked({ to, message: moved.reasonNeeded });
  };
  return (
    <section
      ref={frame}
      className="board-strip"
      aria-label={`Move ${row.name}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const stage = asked === null && /^[1-9]$/.test(event.key) ? stages[Number(event.key) - 1] : undefined;
        if (event.key === 'Escape') onClose();
        else if (stage !== undefined) void move(stage.id, null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {asked === null ? (
        <>
          <p className="soft">
            Move <bdi>{row.name}</bdi> to
          </p>
          <div className="chips">
            {stages.map((stage, at) => (
              <button
                key={stage.id}
                type="button"
                className="chip chip-button"
                data-phase={stage.phase}
                disabled={stage.id === row.stage}
                aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}
                title={stage.explains}
                onClick={() => void move(stage.id, null)}
              >
                {stage.label}
                {stage.id === row.stage ? ' (now)' : ''}
                {at < 9 ? <Key name={String(at + 1)} /> : null}
              </button>
            ))}
          </div>
          <Button look="quiet" aria-keyshortcuts="Escape" onClick={onClose}>
            Cancel
          </Button>
        </>
      ) : (
        <ReasonStep
          wanted={{ ...asked, source: 'manual' }}
          own={reason}
          onType={setReason}
          onReason={(why) => void move(asked.to, why)}
          onKeep={onClose}
        />
      )}
    </section>
  );
}
