import { writing, type StoreContext } from './context';
import { getMeta, putMeta } from './meta';
import { boundedMemory, EMPTY_MEMORY, type PageMemory } from './page-memory';

/** Changes what is remembered of pages, in one transaction, and keeps it within its bounds. */
export async function changePageMemory(
  context: StoreContext,
  change: (memory: PageMemory) => PageMemory,
): Promise<void> {
  await writing(context, async () => {
    const before = (await getMeta(context.db, 'pages')) ?? EMPTY_MEMORY;
    await putMeta(context.db, 'pages', boundedMemory(change(before)));
  });
}
