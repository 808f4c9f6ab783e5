import { useEffect } from 'react';
import { usePanel } from '../shell/panel-context';

/** While something typed is not saved, the browser asks before the page is closed, and the market stays. */
export function useUnsaved(isTouched: boolean): void {
  const { commands } = usePanel();
  useEffect(() => {
    if (!isTouched) return;
    const release = commands.holdDraft();
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      release();
    };
  }, [commands, isTouched]);
}
