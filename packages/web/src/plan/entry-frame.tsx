import type { PlanJson } from "@kehoach/api/plan";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { Page } from "../ui/page.tsx";
import css from "./entry.module.css";
import { PlacePicker } from "./place-picker.tsx";
import { usePlanWords } from "./plan-words.ts";

/** The page around a sheet that is typed into: the way back, the place, and whose targets they are. */
export function EntryFrame({
  title,
  lead,
  year,
  plan,
  assigner,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly year: string;
  readonly plan: PlanJson | undefined;
  /** Chooses whose targets are typed. */
  readonly assigner: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const words = usePlanWords();
  const { site } = useWords();
  return (
    <Page
      title={title}
      site={site}
      {...(lead === undefined ? {} : { lead })}
      over={
        <>
          <Link to="/ke-hoach/$year" params={{ year }} search={{ assigner: "" }}>
            {words.entry.back}
          </Link>
          {plan === undefined ? "" : ` · ${plan.place.name}`}
        </>
      }
    >
      <div className={css["page"]}>
        <div className={css["choices"]}>
          <PlacePicker year={year} place={plan?.place} />
          {assigner}
        </div>
        {children}
      </div>
    </Page>
  );
}
