import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, needChromium } from './chromium';
import { root } from './tool';

// The icons of the extension, drawn by Chromium from one drawing: the page in grey, the panel beside it in indigo.

const SIZES = [16, 32, 48, 96, 128];
const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
  <rect x="0" y="1" width="9" height="14" rx="2.5" fill="oklch(0.76 0.012 262)"/>
  <rect x="10" y="1" width="6" height="14" rx="2.2" fill="oklch(0.55 0.19 268)"/>
</svg>`;

const folder = join(root, 'public', 'icon');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumArgs] });
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${MARK}`);
    await page.screenshot({ path: join(folder, `${String(size)}.png`), omitBackground: true });
    console.log(`public/icon/${String(size)}.png`);
  }
} finally {
  await browser.close();
}
