import { useEffect, useRef, useState } from 'react';
import type { TodayEntry } from '../../lib/panel/gather';
import { teamFor } from '../../lib/panel/team';
import type { PersonView } from '../../lib/panel/person-view';
import { usePanel, usePanelState } from '../shell/panel-context';
import { ScoreRow } from '../satisfaction/score-row';
import { ReasonStep } from '../stage/reason-step';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import type { Asked } from './asked';

interface TodayDetailProps {
  entry: TodayEntry;
  /** How the line's place comes about. */
  worth: string;
  asked: Asked;
  onAsk: (asked: Asked) => void;
  onDone: () => void;
  onOpen: () => void;
}

const LATER = [
  { id: 'tomorrow', label: 'Tomorrow' },
  { id: 'next-week', label: 'Next week' },
  { id: 'next-reply', label: 'After the next reply' },
] as const;

/** The chosen line: why, what can be done at once, and what a key has asked for. */
export function TodayDetail({ entry, worth, asked, onAsk, onDone, onOpen }: TodayDetailProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const { stages } = teamFor(team, entry).model;
  const [view, setView] = useState<PersonView | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  useEffect(() => {
    let isGone = false;
    void commands.viewToday(entry.contactId).then((found) => {
      if (!isGone) setView(found);
    });
    return () => {
      isGone = true;
    };
  }, [commands, entry.contactId]);
  const action = view?.actions.find(({ rule }) => rule.id === entry.rule);
  const stage = asked === null || asked === 'score' ? undefined : stages[asked.stage];
  return (
    <div className="today-detail">
      <p className="soft">{action?.because ?? entry.due?.text ?? ' '}</p>
      <p className="small quiet">
        {worth}
        {entry.others === 0 ? '' : ` · ${String(entry.others)} more can be done`}
      </p>
      <div className="today-steps">
        <Button look="primary" onClick={onDone}>
          Done
        </Button>
        <Menu
          label="Later"
          items={[...LATER]}
          open={menuOpen}
          onOpen={setMenuOpen}
          onChoose={(id) => {
            const snooze = LATER.find((item) => item.id === id)?.id;
            if (snooze !== undefined) void commands.snoozeAction(entry.rule, snooze, entry.contactId);
          }}
        />
        <Button onClick={() => onAsk('score')}>Score</Button>
        <Button look="quiet" onClick={onOpen}>
          Open
        </Button>
      </div>
      {asked === 'score' ? <QuickScore entry={entry} onClose={() => onAsk(null)} /> : null}
      {stage === undefined ? null : (
        <QuickMove key={stage.id} entry={entry} to={stage.id} onClose={() => onAsk(null)} />
      )}
    </div>
  );
}

/** What the customer said, on the team's scale: one key more. */
function QuickScore({ entry, onClose }: { entry: TodayEntry; onClose: () => void }) {
  const { commands } = usePanel();
  const survey = usePanelState((state) => state.team.workspace.survey.defaultKind);
  const [score, setScore] = useState<number | null>(null);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.focus();
  }, []);
  const save = (given: number | null) => {
    if (given === null) return;
    void commands.scoreToday(entry.contactId, survey, given);
    onClose();
  };
  return (
    <div className="today-asked">
      <p className="small soft">
        What <bdi>{entry.name}</bdi> said: a digit, or T for ten
      </p>
      <ScoreRow
        survey={survey}
        score={score}
        focusRef={row}
        onQuick={save}
        onScore={setScore}
        onSave={() => save(score)}
        onDrop={onClose}
      />
    </div>
  );
}

/** A move at once; backwards it asks for a word of reason. */
function QuickMove({ entry, to, onClose }: { entry: TodayEntry; to: string; onClose: () => void }) {
  const { commands } = usePanel();
  const [message, setMessage] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const begun = useRef(false);
  const move = async (why: string | null) => {
    const moved = await commands.moveToday(entry.contactId, to, why);
    if (moved.done) onClose();
    else setMessage(moved.reasonNeeded);
  };
  useEffect(() => {
    // Once, also where effects run twice.
    if (begun.current) return;
    begun.current = true;
    void move(null);
  });
  if (message === null) return null;
  return (
    <ReasonStep
      wanted={{ to, message, source: 'manual' }}
      own={reason}
      onType={setReason}
      onReason={(why) => void move(why)}
      onKeep={onClose}
    />
  );
}
