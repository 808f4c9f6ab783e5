// Without zod: the content script checks selectors too.

/** The longest selector that is kept, and how many steps it may have. */
export const SELECTOR_LIMIT = 600;
export const STEP_LIMIT = 30;

const NAME = '[a-zA-Z][\\w-]{0,63}';
/** `div`, `.client-name`, `[data-field="email"]`, `:nth-child(2)`; an attribute is compared whole. */
const PART = [
  `\\.${NAME}`,
  `\\[${NAME}="[^"\\\\\\n\\r\\f]{0,120}"\\]`,
  ':nth-(?:last-)?(?:child|of-type)\\([1-9]\\d{0,3}\\)',
].join('|');
const STEP = new RegExp(`^(?=.)(?:${NAME})?(?:${PART}){0,6}$`);

/**
 * Whether a selector is one of the few simple kinds that a taught rule may have: steps of a tag, classes, attributes by
 * their whole value and places among siblings, each the child of the one before. No `:has`, no `*`, no descendants:
 * whatever a colleague's browser sent, it costs one pass over the page at most.
 */
export function isSimpleSelector(text: string): boolean {
  if (text === '' || text.length > SELECTOR_LIMIT) return false;
  const steps = splitSteps(text);
  return steps.length <= STEP_LIMIT && steps.every((step) => STEP.test(step));
}

/** The steps between ` > `; one within a quoted value is part of the value. */
function splitSteps(text: string): string[] {
  const steps: string[] = [];
  let step = '';
  let isQuoted = false;
  for (const piece of text.split(/( > |")/)) {
    if (piece === '"') isQuoted = !isQuoted;
    if (piece === ' > ' && !isQuoted) {
      steps.push(step);
      step = '';
    } else step += piece;
  }
  return [...steps, step];
}
