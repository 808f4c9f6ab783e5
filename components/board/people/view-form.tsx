import { useRef, useState } from 'react';
import type { TeamRecord } from '../../../lib/model/team-record';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useFocusBack } from '../../ui/use-focus-back';

interface ViewFormProps {
  /** The view that gets another name; absent for a new one. */
  view?: TeamRecord;
  onSave: (label: string, shared: boolean) => void;
  onClose: () => void;
}

/** What a view is called, and, of a new one, who sees it. */
export function ViewForm({ view, onSave, onClose }: ViewFormProps) {
  const [label, setLabel] = useState(view?.label ?? '');
  const [shared, setShared] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFocusBack(form);
  const name = label.trim().slice(0, 100);
  return (
    <form
      ref={form}
      className="board-view-form"
      aria-label={view === undefined ? 'Keep this view' : 'Rename the view'}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') onSave(name, shared);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field
        label="Name of the view"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        autoFocus
        maxLength={100}
      />
      {view === undefined ? (
        <label className="check">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          Share it with the team
        </label>
      ) : null}
      <Button look="primary" type="submit" disabled={name === ''}>
        {view === undefined ? 'Keep' : 'Rename'}
      </Button>
      <Button look="quiet" onClick={onClose}>
        Cancel
      </Button>
    </form>
  );
}
