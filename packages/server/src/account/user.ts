import type { AccountDeps } from "./deps.ts";

/** A user as other parts of the program know one. */
export type User = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
  /** Shut out since. */
  readonly disabledAt: string | undefined;
  readonly createdAt: string;
};

/** A row of the library's, with the columns its plugins and we add. */
type UserRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly username?: string | null | undefined;
  readonly twoFactorEnabled?: boolean | null | undefined;
  readonly disabledAt?: Date | null | undefined;
};

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    username: row.username ?? "",
    name: row.name,
    email: row.email,
    twoFactor: row.twoFactorEnabled === true,
    disabledAt: row.disabledAt?.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Somebody by what he types to say who he is: a username, or an e-mail address. */
export async function findUserByName({ auth }: Pick<AccountDeps, "auth">, typed: string): Promise<User | undefined> {
  const name = typed.trim().toLowerCase();
  const { adapter, internalAdapter } = await auth.$context;
  if (name.includes("@")) {
    const found = await internalAdapter.findUserByEmail(name);
    return found === null ? undefined : toUser(found.user);
  }
  const found = await adapter.findOne<UserRow>({ model: "user", where: [{ field: "username", value: name }] });
  return found === null ? undefined : toUser(found);
}

export async function findUserById({ auth }: Pick<AccountDeps, "auth">, id: string): Promise<User | undefined> {
  const found = await (await auth.$context).internalAdapter.findUserById(id);
  return found === null ? undefined : toUser(found);
}

/** Ends what a user has on its way and everywhere he is trusted: links, challenges, machines asked for no code. */
export async function dropPending({ auth }: Pick<AccountDeps, "auth">, userId: string): Promise<void> {
  await (await auth.$context).adapter.deleteMany({ model: "verification", where: [{ field: "value", value: userId }] });
}
