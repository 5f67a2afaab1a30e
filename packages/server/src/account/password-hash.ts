import { hash, verify } from "@node-rs/argon2";
import type { PasswordHash } from "./auth.ts";

/** The package makes argon2id unless told otherwise. OWASP's password storage cheat sheet: argon2id with 19 MiB, two passes, one lane. `memoryKib` is lowered by tests alone. */
export function argon2id(memoryKib = 19_456): PasswordHash {
  const options = { memoryCost: memoryKib, timeCost: 2, parallelism: 1 };
  // Two ways to type the same letter (Vietnamese keyboards differ) are one password.
  const plain = (password: string): string => password.normalize("NFKC");
  return {
    hash: (password) => hash(plain(password), options),
    verify: ({ hash: kept, password }) => verify(kept, plain(password)),
  };
}
