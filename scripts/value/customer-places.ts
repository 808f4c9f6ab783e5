/** Customers' names, each once, and their places from 0 on in the order in which they first came. */
export class CustomerPlaces {
  readonly ids: string[] = [];
  readonly #places = new Map<string, number>();

  /** The place of a customer; a new one gets the next. */
  of(customer: string): number {
    const known = this.#places.get(customer);
    if (known !== undefined) return known;
    // A cell is a view of the piece of the file it came from, which would be kept with it: this copies it out.
    const id = Buffer.from(customer).toString();
    const place = this.ids.push(id) - 1;
    this.#places.set(id, place);
    return place;
  }
}
