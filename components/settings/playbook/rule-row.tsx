import { useState } from 'react';
import type { ActionRule } from '../../../lib/model/action';
import { conditionWords } from '../../../lib/rules/condition-words';
import { duplicateRule, switchRule } from '../../../lib/rules/playbook-edit';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { RuleEditor } from './rule-editor';

interface RuleRowProps {
  rule: ActionRule;
  may: boolean;
  number: number;
  isLast: boolean;
  onPlace: (step: -1 | 1) => void;
}

/** One rule in a line, with what can be done with it; opened it shows all of it. */
export function RuleRow({ rule, may, number, isLast, onPlace }: RuleRowProps) {
  const { commands } = usePanel();
  const [open, setOpen] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const isOff = rule.off === true;
  const named = `“${rule.title}”`;
  const choose = (what: string) => {
    const change = commands.changePlaybook.bind(commands);
    if (what === 'copy') {
      const id = commands.newRuleId();
      void change((all) => duplicateRule(all, rule.id, id), `${named} is there twice`);
    } else if (what === 'switch') {
      void change((all) => switchRule(all, rule.id, isOff), `${named} is switched ${isOff ? 'on' : 'off'}`);
    } else void change((all) => all.filter((one) => one.id !== rule.id), `${named} is deleted`);
  };
  return (
    <li className="rule-row" data-rule={rule.id}>
      <div className="rule-line">
        <span className="rule-number quiet">{number}</span>
        <div className="rule-words">
          <p>
            <bdi className="rule-title">{rule.title}</bdi>
            {isOff ? <span className="chip">Off</span> : null}
          </p>
          <p className="small quiet" dir="auto">
            {rule.kind} · {conditionWords(rule.when).join(' · ')}
          </p>
        </div>
        {may ? (
          <div className="rule-steps">
            <Button
              aria-label={`Move ${rule.title} up`}
              data-step="-1"
              disabled={number === 1}
              onClick={() => onPlace(-1)}
            >
              <Icon name="down" />
            </Button>
            <Button
              aria-label={`Move ${rule.title} down`}
              data-step="1"
              disabled={isLast}
              onClick={() => onPlace(1)}
            >
              <Icon name="down" />
            </Button>
            <Button aria-label={`Edit ${rule.title}`} aria-expanded={open} onClick={() => setOpen(!open)}>
              Edit
            </Button>
            <Menu
              label="More"
              name={`More for ${rule.title}`}
              items={[
                { id: 'copy', label: 'Duplicate' },
                { id: 'switch', label: isOff ? 'Switch on' : 'Switch off' },
                { id: 'delete', label: 'Delete' },
              ]}
              open={menuOpen}
              onOpen={setMenuOpen}
              onChoose={choose}
            />
          </div>
        ) : null}
      </div>
      {open && may ? <RuleEditor rule={rule} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
