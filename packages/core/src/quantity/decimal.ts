/** An exact decimal: `units / 10^scale`. Never a float. `scale` >= 0 and is kept as given (1.50 has scale 2). */
export type Decimal = { readonly units: bigint; readonly scale: number };
