import { KEY_ACTIONS, keyName, type Keys } from '../../lib/panel/keys';

/** How the keys beside a page are printed now, by how they came. */
export function keyNamesOf(keys: Keys): Record<string, string> {
  const beside = KEY_ACTIONS.filter((action) => action.in !== 'today');
  return Object.fromEntries(
    beside.map(({ id, key }) => [keyName(key), keys[id] === '' ? '' : keyName(keys[id])]),
  );
}
