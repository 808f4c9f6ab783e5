/** A day of this browser's time zone as a date field has it: YYYY-MM-DD; '' for null. */
export function isoDay(at: number | null): string {
  if (at === null) return '';
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Noon of the day of a date field, in this browser's time zone; null where there is none. */
export function dayAt(iso: string): number | null {
  const [year, month, date] = iso.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || year < 1970) return null;
  const at = new Date(year, month - 1, date, 12).getTime();
  return Number.isNaN(at) ? null : at;
}
