import { vi } from 'vitest';

/** jsdom makes no addresses of files: what is handed to the browser from now on is kept here instead. */
export function keepFiles(): Blob[] {
  const files: Blob[] = [];
  const keep = (file: Blob) => {
    files.push(file);
    return 'blob:kept';
  };
  Object.assign(URL, { createObjectURL: keep, revokeObjectURL: () => undefined });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return files;
}
