/** Colours that were asked for before. */
const known = new Map<string, string>();

/**
 * A computed colour as every program that reads SVG knows it: '#rrggbb', or 'rgba(…)' where it lets something through.
 * Whatever notation the browser gave (oklch, color-mix) is painted once and read back. Without a canvas it stays as it is.
 */
export function plainColour(computed: string): string {
  const before = known.get(computed);
  if (before !== undefined) return before;
  const plain = painted(computed) ?? computed;
  known.set(computed, plain);
  return plain;
}

function painted(colour: string): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  if (alpha < 255) return `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 1000) / 1000})`;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
