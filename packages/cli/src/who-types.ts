import { userInfo } from "node:os";

/** Who typed the command, as the journal names him. */
export function whoTypes(): string {
  try {
    return `command:${userInfo().username}`;
  } catch (error) {
    // Node says so where the user has no entry in the system's list, as in some containers.
    if (error instanceof Error && "code" in error && error.code === "ERR_SYSTEM_ERROR")
      return `command:${process.getuid?.() ?? "?"}`;
    throw error;
  }
}
