/**
 * Pages made to keep a careless reader busy, each below the number of elements that are read: where one of its loops
 * asks too much for each address, label, heading or ancestor, it shows here. Runs inside the page.
 */
export function makeHostile(): Record<string, () => void> {
  const fill = (html: string) => {
    document.body.innerHTML = html;
  };
  const times = (count: number, of: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => of(i)).join('');
  const mail = (index: number) => `somebody${String(index)}@place${String(index)}.example.com`;
  return {
    'addresses that are no rows': () =>
      fill(
        `<main>${times(6_000, (i) => `<div class="k${String(i)}"><h4>Name ${String(i)}</h4><p><a href="mailto:${mail(i)}">x</a></p></div>`)}</main>`,
      ),
    'rows without a table': () =>
      fill(`<main>${times(9_000, (i) => `<div class="r"><b>Name</b><i>${mail(i)}</i></div>`)}</main>`),
    'two thousand senders': () =>
      fill(
        `<main>${times(2_000, (i) => `<section class="k${String(i)}"><p>From: ${mail(i)}</p><p>To: ${mail(i + 5_000)}</p></section>`)}</main>`,
      ),
    'labelled senders': () =>
      fill(
        `<main>${times(2_000, (i) => `<dl class="k${String(i)}"><dt>From</dt><dd>${mail(i)}</dd><dt>Cc</dt><dd>${mail(i + 5_000)}</dd></dl>`)}</main>`,
      ),
    'deep nesting': () => {
      let node: HTMLElement = document.body.appendChild(document.createElement('main'));
      for (let level = 0; level < 500; level += 1) {
        node = node.appendChild(document.createElement('div'));
        node.className = `level-${String(level)}`;
        if (level % 10 === 0) node.append(mail(level));
      }
    },
    'ids of other records': () =>
      fill(
        `<main>${times(1_500, (i) => `<div ${times(30, (j) => `data-k${String(j)}-id="${String(i)}" `)} class="k${String(i)}"><a href="mailto:${mail(i)}">x</a></div>`)}</main>`,
      ),
    'form fields': () =>
      fill(
        `<main><form name="f">${times(20_000, (i) => `<label for="i${String(i)}">E-mail</label><input id="i${String(i)}" name="email" value="${mail(i)}">`)}</form></main>`,
      ),
    'headings and cards': () =>
      fill(
        `<main>${times(9_000, (i) => `<div class="vcard"><h2 class="fn">Nora Quell</h2><a class="email" href="mailto:${mail(i)}">x</a><b>y</b></div>`)}</main>`,
      ),
    'shadow roots': () => {
      fill(`<main>${'<div></div>'.repeat(3_000)}</main>`);
      document.querySelectorAll('main > div').forEach((host, i) => {
        host.attachShadow({ mode: 'open' }).innerHTML = `<p>E-mail</p><b>${mail(i)}</b>`;
      });
    },
    'linked data': () => {
      const people = Array.from({ length: 700 }, (_, i) => ({
        '@type': 'Person',
        name: 'Nora',
        email: mail(i),
      }));
      const script = `<script type="application/ld+json">${JSON.stringify(people)}</script>`;
      fill(`<main>${script.repeat(1_000)}</main>`);
    },
    'every attribute': () =>
      fill(
        `<main>${times(12_000, (i) => `<p data-testid="email" aria-label="${mail(i)}" title="${mail(i)}" data-field="owner" itemprop="name">x</p>`)}</main>`,
      ),
    'long class names': () =>
      fill(
        `<main>${times(9_000, (i) => `<p class="${`k${String(i)} message`.repeat(12)}"><a href="mailto:${mail(i)}">x</a></p>`)}</main>`,
      ),
  };
}
