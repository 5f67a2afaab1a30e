/** Somebody as a row names him that tells who did it: "user:an" is an; what is no user stays as it is. */
export function showUser(actor: string): string {
  return actor.replace(/^user:/, "");
}
