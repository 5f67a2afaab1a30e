import { groupBy } from "../place/group-by.ts";
import type { UserField } from "./columns.ts";
import type { RowReport } from "./draft-place.ts";
import type { UserDraft } from "./draft-user.ts";
import { foldName } from "./find-by-words.ts";
import { makeUsername } from "./make-username.ts";
import { addressIn } from "./read-rows.ts";

/** A user of the installation. */
export type KnownUser = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly isDisabled: boolean;
  /** He has never signed in. */
  readonly isFresh: boolean;
  /** Whether he has or had a role in this authority, so that its administrators may learn his name. */
  readonly isHere: boolean;
};

/** Somebody whom rows of a table mean. */
export type Person = {
  readonly name: string;
  readonly username: string;
  readonly email: string;
  /** Who he is already. */
  readonly known?: KnownUser;
};

type Draft = UserDraft & { readonly report: RowReport<UserField> };
type Group = { readonly rows: Draft[]; username: string; email: string; readonly name: string };

function isSamePerson(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** Rows of one username or address, or of one name where a row has neither, belong together. */
function groupRows(drafts: readonly Draft[]): readonly Group[] {
  const groups: Group[] = [];
  const byMark = new Map<string, Group>();
  const named = drafts.filter(({ username, email }) => username !== "" || email !== "");
  for (const draft of [...named, ...drafts.filter((one) => !named.includes(one))]) {
    const { username, email, name, report, row } = draft;
    if (name === "") continue;
    const marks = [["username", username] as const, ["email", email] as const];
    const given = marks.filter(([, text]) => text !== "");
    const found = given.flatMap(([field, text]) => byMark.get(`${field} ${text}`) ?? []);
    const namesakes = given.length > 0 ? [] : groups.filter((one) => isSamePerson(one.name, name));
    if (namesakes.length > 1) {
      report.fault("name", { code: "IMPORT_NAMESAKES", found: name, near: namesakes.map((one) => one.username || one.email) });
      continue;
    }
    const group = found[0] ?? namesakes[0] ?? { rows: [], username: "", email: "", name };
    const isOther = found.some((one) => one !== group) || !isSamePerson(group.name, name);
    const clashes = given.some(([field, text]) => group[field] !== "" && group[field] !== text);
    if (isOther || clashes) {
      const [field, text]: readonly [UserField, string] = given.find(([mark, one]) => byMark.has(`${mark} ${one}`)) ?? [
        "name",
        name,
      ];
      report.fault(field, {
        code: "IMPORT_TWO_PEOPLE",
        found: text,
        name: group.name,
        first: addressIn(group.rows[0]?.row ?? row, "name"),
      });
      continue;
    }
    if (group.rows.length === 0) groups.push(group);
    group.rows.push(draft);
    group.username ||= username;
    group.email ||= email;
    for (const [field, text] of given) byMark.set(`${field} ${text}`, group);
  }
  return groups;
}

/** Who a group is already; "clash" when the columns name two users, told at its first row. */
function findKnown(
  group: Group,
  users: ReadonlyMap<string, KnownUser>,
  byName: ReadonlyMap<string, readonly KnownUser[]>,
): KnownUser | "clash" | undefined {
  const [first] = group.rows;
  const { username, email, name } = group;
  const clash = (field: UserField, found: string, user: KnownUser): "clash" => {
    first?.report.fault(field, { code: "IMPORT_TWO_PEOPLE", found, name: user.isHere ? `${user.name} (${user.username})` : "" });
    return "clash";
  };
  const [byUsername, byEmail] = [users.get(`username ${username}`), users.get(`email ${email}`)];
  if (byUsername && byEmail && byUsername !== byEmail) return clash("email", email, byEmail);
  if (byUsername && email !== "" && byUsername.email !== email) return clash("username", username, byUsername);
  if (byEmail && username !== "" && byEmail.username !== username) return clash("email", email, byEmail);
  const found = byUsername ?? byEmail;
  if (found)
    return isSamePerson(found.name, name)
      ? found
      : clash(byUsername ? "username" : "email", byUsername ? username : email, found);
  if (username !== "" || email !== "") return undefined;
  const namesakes = (byName.get(foldName(name)) ?? []).filter(({ isHere }) => isHere);
  if (namesakes.length < 2) return namesakes[0];
  first?.report.fault("name", { code: "IMPORT_NAMESAKES", found: name, near: namesakes.map((user) => user.username) });
  return "clash";
}

/**
 * Who the rows of a table are: known by username or address; by name alone only where a row has neither and one user of the authority
 * bears it. A new user without a username gets one made from his name.
 *
 * @problem IMPORT_TWO_PEOPLE IMPORT_NAMESAKES IMPORT_MISSING
 * @rule E14 E15
 */
export function matchPeople(drafts: readonly Draft[], users: readonly KnownUser[]): ReadonlyMap<UserDraft, Person> {
  const marks = new Map(
    users.flatMap((user) => [[`username ${user.username}`, user] as const, [`email ${user.email}`, user] as const]),
  );
  const byName = groupBy(users, ({ name }) => foldName(name));
  const taken = new Set([...users.map(({ username }) => username), ...drafts.map(({ username }) => username)]);
  const people = new Map<UserDraft, Person>();
  for (const group of groupRows(drafts)) {
    const known = findKnown(group, marks, byName);
    if (known === "clash") continue;
    const [first] = group.rows;
    if (!known && group.email === "") {
      const isTold = first?.report.problems.some(({ field }) => field === "email");
      if (!isTold)
        first?.report.fault(first.row.columns.has("email") ? "email" : "name", { code: "IMPORT_MISSING", title: "Thư điện tử" });
      continue;
    }
    const username = known?.username ?? (group.username || makeUsername(group.name, (one) => taken.has(one)));
    taken.add(username);
    if (!known && group.username === "") first?.report.note("username", { code: "IMPORT_USERNAME_MADE", made: username });
    const person: Person = {
      name: known?.name ?? group.name,
      username,
      email: known?.email ?? group.email,
      ...(known ? { known } : {}),
    };
    for (const draft of group.rows) people.set(draft, person);
  }
  return people;
}
