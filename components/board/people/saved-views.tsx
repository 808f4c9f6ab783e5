import { useState } from 'react';
import type { SavedView } from '../../../lib/model/team-record';
import { columnsOf } from '../../../lib/panel/board/table-state';
import { isView, type ViewRecord } from '../../../lib/rules/team-record';
import { mayKeepRecord } from '../../../lib/panel/team-records';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { ChipButton } from '../../ui/chip';
import { useBoard, useBoardState } from '../board-context';
import { ViewForm } from './view-form';

/** The views that somebody kept: the user's own, and those shared with the team; and what is done with them. */
export function SavedViews() {
  const board = useBoard();
  const { commands } = usePanel();
  const records = useBoardState((state) => state.records);
  const table = useBoardState((state) => state.table);
  const columns = columnsOf(usePanelState((state) => state.device.peopleColumns));
  const session = usePanelState((state) => state.session);
  const me = usePanelState((state) => state.me);
  const [form, setForm] = useState<'new' | 'rename' | null>(null);
  const views = records.filter(isView).sort((a, b) => a.label.localeCompare(b.label));
  const current = views.find(({ id }) => id === table.viewId) ?? null;
  const body: SavedView = { is: 'view', filter: table.filter, sort: table.sort, columns };
  const mayKeepNew = mayKeepRecord({ session, me }, { by: me, shared: true, body });
  const use = (view: ViewRecord) => {
    setForm(null);
    void commands.chooseColumns(columnsOf(view.body.columns));
    board.commands.people.useView(view);
  };
  const keep = async (label: string, shared: boolean) => {
    const kept = await commands.keepRecord({ label, shared, body }, `View “${label}” kept`);
    if (kept === null) return;
    setForm(null);
    board.commands.people.useView({ ...kept, body });
  };
  return (
    <div className="board-views">
      <ul className="chips" aria-label="Views">
        <li>
          <ChipButton
            pressed={current === null && table.behind === null && Object.keys(table.filter).length === 0}
            onClick={() => board.commands.people.show({})}
          >
            Everybody
          </ChipButton>
        </li>
        {views.map((view) => (
          <li key={view.id}>
            <ChipButton pressed={view.id === current?.id} onClick={() => use(view)}>
              <bdi>{view.label}</bdi>
              {view.shared ? null : <span className="quiet"> (only you)</span>}
            </ChipButton>
          </li>
        ))}
        {mayKeepNew && current === null && Object.keys(table.filter).length > 0 ? (
          <li>
            <Button look="quiet" onClick={() => setForm('new')}>
              Keep this view…
            </Button>
          </li>
        ) : null}
        {current !== null && mayKeepRecord({ session, me }, current) ? (
          <li className="board-view-acts">
            <Button look="quiet" onClick={() => setForm('rename')}>
              Rename…
            </Button>
            <Button
              look="quiet"
              onClick={() =>
                void commands.editRecord(
                  current,
                  { shared: !current.shared },
                  current.shared
                    ? `“${current.label}” is only yours now`
                    : `“${current.label}” is shared with the team`,
                )
              }
            >
              {current.shared ? 'Only for me' : 'Share with the team'}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setForm(null);
                void commands.deleteRecord(current, `View “${current.label}” deleted`);
              }}
            >
              Delete
            </Button>
          </li>
        ) : null}
      </ul>
      {form === 'new' ? (
        <ViewForm onSave={(...how) => void keep(...how)} onClose={() => setForm(null)} />
      ) : null}
      {form === 'rename' && current !== null ? (
        <ViewForm
          view={current}
          onSave={(label) => {
            setForm(null);
            void commands.editRecord(current, { label }, `View renamed to “${label}”`);
          }}
          onClose={() => setForm(null)}
        />
      ) : null}
    </div>
  );
}
