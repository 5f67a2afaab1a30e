import { useRouterState } from "@tanstack/react-router";
import { toReturnAddress } from "./return-to.ts";

/** The address of this page, as sign-in comes back to it. */
export function useReturnAddress(): string | undefined {
  return toReturnAddress(useRouterState({ select: (state) => state.location.href }));
}
