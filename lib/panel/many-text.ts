/** '1 person', '10,000 people'. */
export function peopleText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;
}
