import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { showNumber } from "../data/number.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { SourceLink } from "../data/source-link.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Toggles } from "../ui/toggle.tsx";
import css from "./erratum.module.css";

/** Printed statements that do not fit their own figures, each beside what its figures give. */
export function ErratumPage(): ReactNode {
  const words = useWords();
  const { authority } = useAsked();
  const { weight } = useAddress();
  const change = useChangeAddress();
  const question = useQuestion("errata", {}, { authority });
  return (
    <Answer question={question} rows={14}>
      {({ counts, items }) => {
        const chosen = weight === "error" || weight === "rounding" ? weight : "";
        const shown = chosen === "" ? items : items.filter((item) => item.weight === chosen);
        return (
          <Page title={words.erratum.title} site={words.site} lead={words.erratum.lead}>
            {items.length === 0 ? (
              <Empty>{words.erratum.none}</Empty>
            ) : (
              <>
                <p>{words.erratum.counts(counts)}</p>
                <Toggles
                  label={words.erratum.filter}
                  choices={[
                    ["", `${words.all} (${counts.total})`],
                    ["error", `${words.erratum.weight.error} (${counts.error})`],
                    ["rounding", `${words.erratum.weight.rounding} (${counts.rounding})`],
                  ]}
                  chosen={chosen}
                  choose={(one) => change({ weight: one })}
                />
                <ul className={css["list"]}>
                  {shown.map((item) => {
                    const unit = item.unit === "" ? "" : ` ${item.unit}`;
                    const stated = item.entered
                      ? `${item.entered.text} ${item.entered.unit}`.trim()
                      : item.stated === null
                        ? ""
                        : `${showNumber(item.stated)}${unit}`;
                    return (
                      <li
                        key={item.code}
                        id={item.code}
                        className={`${css["item"]} ${item.weight === "error" ? css["error"] : ""}`}
                      >
                        <h2>
                          {item.indicator === null ? (
                            item.name
                          ) : (
                            <Link to="/chi-tieu/$code" params={{ code: item.indicator }} search={{ figures: item.relation.code }}>
                              {item.name}
                            </Link>
                          )}
                        </h2>
                        <p className={css["sentence"]}>
                          {item.computed === null
                            ? words.erratum.sentenceNoComputed(stated)
                            : words.erratum.sentence(stated, `${showNumber(item.computed)}${unit}`)}
                        </p>
                        <p className={css["quiet"]}>
                          {item.code} · {words.erratum.kind[item.kind]} · {words.erratum.weight[item.weight]} ·{" "}
                          <SourceLink source={item.relation.source} figures={item.relation.code} withLine />
                        </p>
                        {item.note === "" ? null : <p className={css["remark"]}>{item.note}</p>}
                        {item.relation.operands.length === 0 ? null : (
                          <details>
                            <summary>{words.erratum.operands}</summary>
                            <ul className={css["operands"]}>
                              {item.relation.operands.map((operand) => (
                                <li
                                  key={`${operand.fact}|${operand.indicator}|${operand.breakdown}|${operand.place.key}|${operand.period}`}
                                >
                                  <Link to="/chi-tieu/$code" params={{ code: operand.indicator }}>
                                    {operand.name}
                                  </Link>
                                  {operand.breakdownName === "" ? "" : ` · ${operand.breakdownName}`} ·{" "}
                                  {words.indicator.kinds[operand.fact]}
                                </li>
                              ))}
                            </ul>
                          </details>
                        )}
                      </li>
                    );
                  })}
                </ul>
              </>
            )}
          </Page>
        );
      }}
    </Answer>
  );
}
