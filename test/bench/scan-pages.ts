/**
 * Makes pages to be scanned, inside the page: `record` is a person's page
 * among thousands of elements of a program, `list` a table of people; the others are hostile.
 */
export function makePages() {
  const chrome = (count: number) => {
    let html = '';
    // Nine elements each, as a program's menus, cards and timelines are made of.
    for (let block = 0; block < count / 9; block += 1) {
      html += `<div class="card c${String(block % 9)}" data-id="${String(block)}"><div class="card-title"><span>Step ${String(block)}</span></div><div class="label">Due</div><p>Call about the offer <b>soon</b></p><a href="/deals/${String(block)}">Deal ${String(block)}</a><ul><li>first</li></ul></div>`;
    }
    return html;
  };
  const fill = (html: string) => {
    document.body.innerHTML = html;
  };
  return {
    record(elements: number) {
      fill(
        `<nav><a href="/">Home</a></nav><main><h1>Nora Quell</h1><dl><dt>E-mail</dt><dd><a href="mailto:nora.quell@ferngate.example.com">nora.quell@ferngate.example.com</a></dd><dt>Phone</dt><dd>+1 555 0142</dd><dt>Company</dt><dd>Ferngate Ltd</dd></dl><section>${chrome(elements - 20)}</section></main>`,
      );
    },
    list(elements: number) {
      // A page of a list has a hundred rows; one without pages has as many as fit.
      const count = elements < 10_000 ? 100 : 400;
      const rows = Array.from({ length: count }, (_, row) => {
        const id = String(row);
        return `<tr><td><a href="/contacts/${id}">Person ${'abcdefghij'[row % 10] ?? ''}</a></td><td>person${id}@list.example.com</td><td>Firm ${id}</td></tr>`;
      });
      fill(
        `<main><table><thead><tr><th>Name</th><th>E-mail</th><th>Company</th></tr></thead><tbody>${rows.join('')}</tbody></table>${chrome(elements - count * 5)}</main>`,
      );
    },
    text() {
      const words = 'write to somebody@somewhere.example or not at all, ';
      fill(`<main><div>${words.repeat(Math.ceil(10_000_000 / words.length))}</div></main>`);
    },
    nodes() {
      fill(`<main>${'<p><span>word</span></p>'.repeat(100_000)}</main>`);
    },
    links() {
      const main = document.createElement('main');
      // One line of a million links would keep the browser's own layout busy for minutes.
      const style = document.createElement('style');
      style.textContent = 'a { display: block }';
      const link = document.createElement('a');
      link.href = 'mailto:somebody@somewhere.example';
      link.textContent = 'somebody@somewhere.example';
      for (let count = 0; count < 1_000_000; count += 1) main.append(link.cloneNode(true));
      document.body.replaceChildren(style, main);
    },
  };
}
