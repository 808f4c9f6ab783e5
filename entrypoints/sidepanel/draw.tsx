import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

let root: Root | null = null;

/** Draws the page. A second call replaces the first. */
export function draw(node: ReactNode): void {
  const element = document.getElementById('root');
  if (element === null) return;
  root ??= createRoot(element);
  root.render(node);
}
