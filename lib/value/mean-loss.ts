/** The mean loss of a customer: of the same size whatever their number. Turns the gradient with it. */
export function meanLoss(logLikelihood: number, gradient: number[], customers: number): number {
  for (const [i, slope] of gradient.entries()) gradient[i] = -slope / customers;
  return -logLikelihood / customers;
}
