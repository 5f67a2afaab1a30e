import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useOwnWords, useWords } from "../data/language.tsx";
import { Page } from "../ui/page.tsx";
import { Empty, Failed, Loading } from "../ui/state.tsx";
import { loadGuide } from "./guide-files.ts";
import { GuideText } from "./guide-text.tsx";
import { GUIDES } from "./guides.ts";
import css from "./help.module.css";
import { HELP_WORDS } from "./help-words.ts";

/** One guide, and the way to the next. */
export function GuidePage(): ReactNode {
  const { name = "" } = useParams({ strict: false });
  const all = useWords();
  const words = useOwnWords(HELP_WORDS);
  const at = GUIDES.findIndex((guide) => guide.name === name);
  const next = at < 0 ? undefined : GUIDES[at + 1];
  const guide = useQuery({ queryKey: ["guide", name], queryFn: async () => (await loadGuide(name)) ?? null });
  const { data } = guide;
  useEffect(() => {
    // The text comes after the page: what the address points at was not there yet.
    if (data) document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView();
  }, [data]);
  return (
    <Page title={GUIDES[at]?.title ?? words.title} site={all.site} over={<Link to="/huong-dan">{words.all}</Link>}>
      {guide.isPending ? <Loading label={all.loading} /> : null}
      {guide.isError ? (
        <Failed title={all.errors.title} detail={all.errors.network} retryLabel={all.retry} retry={() => void guide.refetch()} />
      ) : null}
      {data === null ? <Empty>{words.missing}</Empty> : null}
      {data ? <GuideText text={data} /> : null}
      {next ? (
        <p className={css["next"]}>
          <span>
            {words.next}{" "}
            <Link to="/huong-dan/$name" params={{ name: next.name }} lang="vi">
              {next.title}
            </Link>
          </span>
        </p>
      ) : null}
    </Page>
  );
}
