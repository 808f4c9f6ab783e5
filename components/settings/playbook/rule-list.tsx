import { useEffect, useRef, useState } from 'react';
import type { ActionRule } from '../../../lib/model/action';
import { placeRule } from '../../../lib/rules/playbook-edit';
import { usePanel } from '../../shell/panel-context';
import { RuleRow } from './rule-row';

/** The rules in their order. Moving one keeps the focus on it and says where it is now. */
export function RuleList({ rules, may }: { rules: ActionRule[]; may: boolean }) {
  const { commands } = usePanel();
  const list = useRef<HTMLOListElement>(null);
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
    if (await commands.changePlaybook((all) => placeRule(all, rule.id, step), says)) {
      setMoved({ id: rule.id, step, says });
    }
  };
  return (
    <>
      <ol ref={list} className="sites" aria-label="Rules, in order">
        {rules.map((rule, index) => (
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
      <p className="only-read-out" role="status">
        {moved?.says}
      </p>
    </>
  );
}
