// The demo's single-page part: links marked data-in-page load the next page into this one, with a state in the
// browser's history for each, so that an extension meets a page whose address and content change without a load.
const main = document.getElementById('main');
let running = new AbortController();

async function show(url, { push }) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  if (push) history.pushState(null, '', url);
  // What was shown is gone at once: nobody should read the old person under the new address.
  main.setAttribute('aria-busy', 'true');
  main.replaceChildren();
  try {
    const reply = await fetch(url, { signal });
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const next = page.getElementById('main');
    if (signal.aborted) return;
    if (!next) throw new Error('The answer is no page of the demo.');
    document.title = page.title;
    main.replaceChildren(...next.childNodes);
    main.removeAttribute('aria-busy');
    if (push) scrollTo(0, 0);
    main.querySelector('h1[tabindex]')?.focus({ preventScroll: true });
  } catch {
    if (!signal.aborted) location.assign(url);
  }
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-in-page]') : null;
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void show(link.href, { push: true });
});

addEventListener('popstate', () => void show(location.href, { push: false }));

document.addEventListener('input', (event) => {
  if (event.target.id !== 'filter') return;
  const wanted = event.target.value.trim().toLocaleLowerCase();
  let shown = 0;
  for (const row of document.querySelectorAll('.list tbody tr')) {
    row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    if (!row.hidden) shown += 1;
  }
  document.getElementById('count').textContent = shown === 1 ? '1 person' : `${shown} people`;
});
