import type { Mutation } from '../model/wire';

const WHAT: Record<Mutation['kind'], string> = {
  contact: 'Person',
  workspace: 'Team settings',
  'taught-site': 'Taught site',
  'team-record': 'View',
  'stage-change': 'Stage move',
  interaction: 'Note or interaction',
  order: 'Order',
  'survey-response': 'Score',
  'action-outcome': 'Action',
  reversal: 'Undo',
  reward: 'Reward',
  'stage-kept': 'Kept stage',
};

/** What a change is, in a word or two. */
export function changeTitle(mutation: Mutation): string {
  if (mutation.op === 'delete' && mutation.kind === 'contact') return 'Removal of a person';
  return mutation.op === 'bulk' ? 'Many people at once' : WHAT[mutation.kind];
}

/** What a change says, in the words of whoever made it. */
export function changeGist(mutation: Mutation): string {
  if (mutation.op === 'delete') return '';
  if (mutation.op === 'bulk') {
    const { fields } = mutation;
    if (fields.act === 'undo') return 'Undo of a change of many people';
    const people = fields.groups.reduce((sum, { ids }) => sum + ids.length, 0);
    return `${fields.act === 'owner' ? 'Owner' : 'Stage'} of ${people} ${people === 1 ? 'person' : 'people'}`;
  }
  const { fields } = mutation;
  if ('text' in fields) return fields.text;
  if ('score' in fields)
    return `${fields.survey.toUpperCase()} ${String(fields.score)} ${fields.comment ?? ''}`.trim();
  if ('to' in fields) return fields.from === null ? `to ${fields.to}` : `${fields.from} → ${fields.to}`;
  return Object.entries(fields)
    .filter(([name]) => !['id', 'contactId', 'device', 'number', 'by'].includes(name))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 500);
}
