import { AddressText } from './address-text';
import { Icon } from './icon';
import { useCopy } from './use-copy';
import './copyable.css';

/** A piece of text that is copied by a press: an address, a number. `what` names it: 'address'. */
export function Copyable({ text, shown, what }: { text: string; shown?: string; what: string }) {
  const [state, copy] = useCopy();
  return (
    <button type="button" className="copyable" title={`Copy ${what}`} onClick={() => copy(text)}>
      <span className="copyable-text" dir="auto">
        <AddressText text={shown ?? text} />
      </span>
      <span className="copyable-mark" role="status">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied' : <Icon name="copy" size={12} />}
      </span>
    </button>
  );
}
