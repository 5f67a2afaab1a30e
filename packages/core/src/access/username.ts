/** What a username looks like: letters without accents, digits, dot, dash, underscore; 3 to 30 of them, in small letters. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{2,29}$/;

/** A username as it is kept and looked for. */
export function toUsername(typed: string): string {
  return typed.trim().toLowerCase();
}
