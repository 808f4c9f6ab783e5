/** Hands a text, its pieces, or a picture, to the browser as a file to be saved, with nothing asked of any server. */
export function saveFile(file: { name: string; type: string; text: string | string[] | Blob }): void {
  const url = URL.createObjectURL(new Blob([file.text].flat(), { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
}
