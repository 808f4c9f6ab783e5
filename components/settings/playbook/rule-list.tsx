import { useEffect, useRef, useState } from 'react';
import type { ActionRule } from '../../../lib/model/action';
import { placeRule } from '../../../lib/rules/playbook-edit';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { RuleRow } from './rule-row';

/** Rules that are shown before anybody asks for the rest. */
const FIRST = 10;

/** The rules in their order. Moving one keeps the focus on it and says where it is now. */
export function RuleList({ rules, may }: { rules: ActionRule[]; may: boolean }) {
  const { commands } = usePanel();
  const list = useRef<HTMLOListElement>(null);
  const [all, setAll] = useState(false);
  const shown = all ? rules : rules.slice(0, FIRST);
  const [moved, setMoved] = useState<{ id: string; step: -1 | 1; says: string } | null>(null);
  useEffect(() => {
    if (moved === null) return;
    const row = list.current?.querySelector(`[data-rule="${CSS.escape(moved.id)}"]`);
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-step="${String(moved.step)}"]`);
    const other = row?.querySelector<HTMLButtonElement>(`[data-step="${String(-moved.step)}"]`);
    (wanted?.disabled === true ? other : wanted)?.focus();
  }, [moved, rules]);
  const place = async (rule: ActionRule, index: number, step: -1 | 1) => {
    const says = `${rule.title} is rule ${String(index + 1 + step)} of ${String(rules.length)}`;
    if (await commands.changePlaybook((now) => placeRule(now, rule.id, step), says)) {
      setMoved({ id: rule.id, step, says });
    }
  };
  return (
    <>
      <ol ref={list} className="sites" aria-label="Rules, in order">
        {shown.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            may={may}
            number={index + 1}
            isLast={index === rules.length - 1}
            onPlace={(step) => void place(rule, index, step)}
          />
        ))}
      </ol>
      {shown.length === rules.length ? null : (
        <div>
          <Button onClick={() => setAll(true)}>Show all {rules.length} rules</Button>
        </div>
      )}
      <p className="only-read-out" role="status">
        {moved?.says}
      </p>
    </>
  );
}
