/** P(|S| ≥ k − ½) for S the sum of n uniforms on [−½, ½]: how often rounding alone makes a gap of k last places or more. */
export function gapProbability(parts: number, gap: number): number {
  // The sum of n uniforms on [0, 1] is at most x with probability (1/n!) Σ (−1)^j C(n, j) (x − j)^n; here x = n/2 − (k − ½).
  const x = parts / 2 - (gap - 0.5);
  if (x <= 0) return 0;
  let factorial = 1;
  for (let i = 2; i <= parts; i++) factorial *= i;
  let [total, choose] = [0, 1];
  for (let j = 0; j <= Math.floor(x); j++) {
    total += (j % 2 === 0 ? 1 : -1) * choose * (x - j) ** parts;
    choose = (choose * (parts - j)) / (j + 1);
  }
  return Math.min(1, (2 * total) / factorial);
}
