/** CLV : CAC as people read it: 'CLV : CAC 3.2 : 1'. */
export function toCostText(ratio: number, locale: string): string {
  const digits = ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2;
  return `CLV : CAC ${ratio.toLocaleString(locale, { maximumFractionDigits: digits })} : 1`;
}
