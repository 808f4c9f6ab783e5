import { useEffect, useState } from 'react';
import type { LearntOwn } from '../../lib/panel/context';
import { originText } from '../../lib/panel/site-origin';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';

/** The user's own addresses that sites showed, by site. One that is wrong is taken out, and put back. */
export function LearntList() {
  const { commands } = usePanel();
  const [learnt, setLearnt] = useState<LearntOwn[]>([]);

  useEffect(() => {
    let isShown = true;
    void commands.learntOwn().then((found) => {
      if (isShown) setLearnt(found);
    });
    return () => {
      isShown = false;
    };
  }, [commands]);

  const count = async (origin: string, address: string, counts: boolean) => {
    await commands.countLearnt(origin, address, counts);
    setLearnt(await commands.learntOwn());
  };
  if (learnt.length === 0) return null;
  return (
    <>
      <h3 className="settings-sub">Learnt from pages</h3>
      <ul className="sites" aria-label="Learnt from pages">
        {learnt.flatMap(({ origin, addresses }) =>
          addresses.map(({ address, counts }) => (
            <li key={`${origin} ${address}`} className="settings-row">
              <span>
                {counts ? address : <s>{address}</s>} <span className="site-host">{originText(origin)}</span>
              </span>
              {counts ? (
                <Button
                  aria-label={`${address} is not mine`}
                  onClick={() => void count(origin, address, false)}
                >
                  Not mine
                </Button>
              ) : (
                <Button
                  aria-label={`${address} is mine after all`}
                  onClick={() => void count(origin, address, true)}
                >
                  Put back
                </Button>
              )}
            </li>
          )),
        )}
      </ul>
    </>
  );
}
