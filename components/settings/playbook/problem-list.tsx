import type { RuleProblem } from '../../../lib/rules/playbook-check';

/** What is wrong, in sentences; a word says which of it stops the saving. */
export function ProblemList({ problems }: { problems: RuleProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="rule-problems" aria-label="To put right">
      {problems.map(({ how, sentence }) => (
        <li key={sentence} className={how === 'stop' ? 'field-error' : 'rule-warning small'}>
          {how === 'stop' ? '' : 'Mind: '}
          {sentence}
        </li>
      ))}
    </ul>
  );
}
