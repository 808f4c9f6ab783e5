import { expect, test } from 'vitest';
import { recordBefore3 } from '../../lib/model/since-3';
import { playbookRule } from '../../lib/rules/playbook-rule';
import { buildWorkspace } from '../builders';

const rule = (id: string) =>
  playbookRule({ id, kind: 'call', title: 'Call', because: 'It fits.', when: { minOrders: 1 } });

test('a client of version 2 is not sent rules that are switched off, nor the mark of those that are on', () => {
  const playbook = [rule('a'), { ...rule('b'), off: true }, { ...rule('c'), off: false }];
  expect(recordBefore3('workspace', buildWorkspace({ playbook }))).toMatchObject({
    playbook: [rule('a'), rule('c')],
  });
  expect(JSON.stringify(recordBefore3('workspace', buildWorkspace({ playbook })))).not.toContain('"off"');
});
