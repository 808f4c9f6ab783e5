import type { BrowserContext } from 'playwright-core';

/** The program whose address the pages of a CRM have in the pictures. */
export const CRM = 'https://app.hubspot.com';

const record = (id: number) => `/contacts/4711/record/0-1/${String(id)}`;

/** A record that shows nothing of a person, and one that shows another stage than the sample team has. */
export const SILENT_RECORD = CRM + record(50);
export const DRIFTED_RECORD = CRM + record(51);

const PAGES: Record<string, string> = {
  [record(50)]: '<p>A profile that shows nothing of a person.</p>',
  [record(51)]: `<h1 data-selenium-test="highlightTitle">Priya Raman</h1>
    <div data-selenium-test="property-input-email"><a href="mailto:priya@helioworks.example">priya@helioworks.example</a></div>
    <div data-selenium-test="property-input-lifecyclestage">Evangelist</div>`,
};

/** Answers for the CRM with the pages of the pictures: nothing leaves this machine. */
export async function servePages(context: BrowserContext): Promise<void> {
  await context.route(`${CRM}/**`, (route) => {
    const html = PAGES[new URL(route.request().url()).pathname];
    return route.fulfill({
      status: html === undefined ? 404 : 200,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><main>${html ?? ''}</main>`,
    });
  });
}
