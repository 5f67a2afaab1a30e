import type { PlaceRefJson } from "@kehoach/api/figure";
import type { ReactNode } from "react";
import { useChangeAddress } from "../data/address.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { indent, SelectField } from "../ui/field.tsx";
import css from "./plan.module.css";
import { usePlanWords } from "./plan-words.ts";
import { useReach } from "./use-plan.ts";

/** The authority's own place and those right below it, as they are at the end of the year; the choice stands in the address. */
export function PlacePicker({ year, place }: { readonly year: string; readonly place: PlaceRefJson | undefined }): ReactNode {
  const words = usePlanWords();
  const change = useChangeAddress();
  const { authority } = useAsked();
  const { home } = useReach();
  const places = useQuestion("places", {}, { authority, at: `${year}-12-31` });
  const near = (places.data?.items ?? []).filter(({ key, parent }) => key === home || parent === home);
  const choices = near.map(({ key, fullName }) => [key, indent(fullName, key === home ? 0 : 1)] as const);
  const known = place === undefined || choices.some(([key]) => key === place.key);
  return (
    <div className={css["picker"]}>
      <SelectField
        label={words.place}
        value={place?.key ?? ""}
        choices={known ? choices : [[place.key, place.name], ...choices]}
        write={(key) => change({ place: key === home ? "" : key })}
      />
    </div>
  );
}
