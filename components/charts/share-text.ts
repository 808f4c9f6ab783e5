import { percentText } from '../../lib/rules/shown-rate';
import { textWidth } from './text-fit';

/** A share as much of it as there is room for, in px: 'under 1 %', '<1 %', at last '<1'. Never rounded to nothing or all. PI1 */
export function shareText(share: number, room: number, size: number): string {
  const full = percentText(share);
  const short = full.replace('under ', '<').replace('over ', '>');
  const bare = short.replace(' %', '');
  return [full, short].find((words) => textWidth(words, size) <= room) ?? bare;
}
