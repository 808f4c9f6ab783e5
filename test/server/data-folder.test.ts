import { expect, test } from 'vitest';
import { defaultDataFolder, type Surroundings } from '../../server/embedded/data-folder';

const at = (more: Partial<Surroundings>) =>
  defaultDataFolder({ platform: 'linux', env: {}, home: '/home/ada', isRoot: false, ...more });

test.each<[string, Partial<Surroundings>, string]>([
  ['Linux', {}, '/home/ada/.local/share/sidestage'],
  ['Linux with XDG_DATA_HOME', { env: { XDG_DATA_HOME: '/data' } }, '/data/sidestage'],
  [
    'a relative XDG_DATA_HOME, which does not count',
    { env: { XDG_DATA_HOME: 'x' } },
    '/home/ada/.local/share/sidestage',
  ],
  [
    'root, whose home is closed to others',
    { isRoot: true, env: { XDG_DATA_HOME: '/root/x' } },
    '/var/lib/sidestage',
  ],
  ['macOS', { platform: 'darwin' }, '/home/ada/Library/Application Support/Sidestage'],
])('%s', (_, surroundings, folder) => {
  expect(at(surroundings)).toBe(folder);
});

test('Windows', () => {
  const env = { LOCALAPPDATA: 'C:/Users/ada/AppData/Local' };
  expect(at({ platform: 'win32', env })).toContain('AppData/Local');
  expect(at({ platform: 'win32' })).toContain('AppData');
});
