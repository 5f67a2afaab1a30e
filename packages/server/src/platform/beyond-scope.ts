import { type Scope, SYSTEM } from "./scope.ts";
import { enterScope, type Tx } from "./transaction.ts";

/**
 * A look beyond the scope of a transaction, for rules that protect what the asker does not see: whether a user has roles elsewhere,
 * whether a name is taken, whether an administrator would be left. What is found is for the rule; it is not for the asker.
 */
export async function lookBeyond<T>(tx: Tx, scope: Scope, look: () => Promise<T>): Promise<T> {
  await enterScope(tx, SYSTEM);
  const found = await look();
  await enterScope(tx, scope);
  return found;
}
