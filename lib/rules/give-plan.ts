/** Somebody who is to get another owner. */
export interface GiveLook {
  id: string;
  owner: string | null;
  isYours: boolean;
}

/** What giving people to one member or several would do. */
export interface GivePlan {
  /** Whom each of them gets; null: nobody looks after these. */
  gets: { owner: string | null; ids: string[] }[];
  /** From whom they come, most people first. */
  from: { owner: string | null; ids: string[] }[];
  /** Who has such an owner already, and who is not the user's to give. */
  there: string[];
  notYours: string[];
}

/**
 * Shares people out among members, as evenly as it goes and the same on every device: who has one of these owners already
 * keeps them where that leaves nobody with more than their share. BK10
 * @param owners at least one; null for nobody
 */
export function givePlan(people: readonly GiveLook[], owners: readonly (string | null)[]): GivePlan {
  const notYours = people.filter(({ isYours }) => !isYours).map(({ id }) => id);
  const sorted = people.filter(({ isYours }) => isYours).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const share = Math.floor(sorted.length / Math.max(1, owners.length));
  let extra = sorted.length - share * owners.length;
  const count = new Map(owners.map((owner) => [owner, 0]));
  const there: string[] = [];
  const others: GiveLook[] = [];
  for (const one of sorted) {
    const had = count.get(one.owner);
    if (had === undefined || had > share || (had === share && extra === 0)) {
      others.push(one);
      continue;
    }
    if (had === share) extra -= 1;
    count.set(one.owner, had + 1);
    there.push(one.id);
  }
  const gets = new Map(owners.map((owner): [string | null, string[]] => [owner, []]));
  for (const { id } of others) {
    const [least] = [...count].toSorted(([, a], [, b]) => a - b);
    if (least === undefined) break;
    gets.get(least[0])?.push(id);
    count.set(least[0], least[1] + 1);
  }
  const from = new Map<string | null, string[]>();
  for (const { id, owner } of others) {
    const some = from.get(owner);
    if (some === undefined) from.set(owner, [id]);
    else some.push(id);
  }
  const lines = (groups: Map<string | null, string[]>) => [...groups].map(([owner, ids]) => ({ owner, ids }));
  return {
    gets: lines(gets).filter(({ ids }) => ids.length > 0),
    from: lines(from).toSorted((a, b) => b.ids.length - a.ids.length),
    there,
    notYours,
  };
}
