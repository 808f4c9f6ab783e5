import type { SvgFile } from './svg-file';

/** How many dots a px has, so that a picture is sharp on paper; fewer where it would be larger than browsers draw. */
const DOTS = 2;
const MOST = 8000;

/**
 * An SVG file as PNG, drawn through a data URL, as the page's policy lets nothing else into an image.
 * @throws Error with a sentence where the browser cannot draw it
 */
export async function pngFile({ text, width, height }: SvgFile): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64(text)}`;
  await image.decode();
  const dots = Math.min(DOTS, MOST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * dots);
  canvas.height = Math.round(height * dots);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('The browser could not draw this picture as PNG. Save it as SVG.');
  return blob;
}

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
