import { useState } from 'react';
import { KEY_ACTIONS, keyName, keysOf, type KeyAction } from '../../lib/panel/keys';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { SettingsSection } from './settings-section';
import './keys-section.css';

const WHERE = { panel: 'beside a page', today: 'in Today', both: '' } as const;

/** The single keys of the sidebar: each can be another, or none. */
export function KeysSection() {
  const { commands } = usePanel();
  const keys = keysOf(usePanelState((state) => state.device.keys));
  const [asking, setAsking] = useState<KeyAction | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    setAsking(null);
    setProblem(null);
  };
  const set = async (id: KeyAction, key: string) => {
    const wrong = await commands.setKey(id, key);
    if (wrong === null) close();
    else setProblem(wrong);
  };
  const isOwn = KEY_ACTIONS.some(({ id, key }) => keys[id] !== key);
  return (
    <SettingsSection
      title="Keys"
      says="Single keys work only while the sidebar has the focus and no field has it. Ctrl K always finds a person; the digits 1 to 9 choose a stage, in Today and in the stage menu."
    >
      <ul className="keys-list">
        {KEY_ACTIONS.map(({ id, label, in: where }) => (
          <li key={id} className="keys-row">
            <span className="keys-label">
              {label}
              {WHERE[where] === '' ? null : <span className="quiet small"> {WHERE[where]}</span>}
            </span>
            {asking === id ? (
              <KeyField
                label={`New key for “${label}”`}
                problem={problem}
                onKey={(key) => void set(id, key)}
                onNone={() => void set(id, '')}
                onClose={close}
              />
            ) : (
              <Button
                aria-label={`Key for “${label}”: ${keys[id] === '' ? 'none' : keyName(keys[id])}. Change`}
                onClick={() => {
                  setProblem(null);
                  setAsking(id);
                }}
              >
                {keys[id] === '' ? 'No key' : keyName(keys[id])}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={!isOwn} onClick={() => void commands.resetKeys().then(close)}>
          Back to the keys as they came
        </Button>
      </div>
    </SettingsSection>
  );
}

interface KeyFieldProps {
  label: string;
  problem: string | null;
  onKey: (key: string) => void;
  onNone: () => void;
  onClose: () => void;
}

/** Waits for one key. Tab leaves it, so that nobody is caught in it. */
function KeyField({ label, problem, onKey, onNone, onClose }: KeyFieldProps) {
  return (
    <span className="keys-field">
      <input
        className="input"
        aria-label={label}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby="key-problem"
        placeholder="Press a key"
        readOnly
        autoFocus
        value=""
        onKeyDown={(event) => {
          if (event.key === 'Tab' || event.key === 'Shift' || event.nativeEvent.isComposing) return;
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          onKey(event.key);
        }}
      />
      <Button look="quiet" onClick={onNone}>
        None
      </Button>
      <Button look="quiet" onClick={onClose}>
        Cancel
      </Button>
      <span id="key-problem" role="status" className="field-error">
        {problem ?? ''}
      </span>
    </span>
  );
}
