import { type MatrixRowJson, SECTOR_STANDINGS } from "@kehoach/api/approval";
import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { SheetLink } from "../data/sheet-link.tsx";
import { showUser } from "../data/show-user.ts";
import { Choices } from "../ui/choices.tsx";
import { SelectField } from "../ui/field.tsx";
import { Legend } from "../ui/legend.tsx";
import { Mark, type Tone } from "../ui/mark.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import textCss from "../ui/text.module.css";
import { WideTable } from "../ui/wide-table.tsx";
import { useApprovalPageWords } from "./approval-words.ts";
import css from "./matrix.module.css";
import { countMatrix, findCommon, type SectorStanding } from "./matrix.ts";

type Matrix = Reply<"approvalMatrix">;

const TONES = {
  sent: "quiet",
  approved: "met",
  returned: "behind",
  locked: "exceeded",
} as const satisfies Record<Exclude<SectorStanding, "none">, Tone>;

/** `isEvery`: of all sectors of a place. */
function Standing({ standing, isEvery = false }: { readonly standing: SectorStanding; readonly isEvery?: boolean }): ReactNode {
  const words = useApprovalPageWords().matrix;
  const label = isEvery ? words.every(words.standing[standing]) : words.standing[standing];
  return standing === "none" ? <span className={textCss["soft"]}>{label}</span> : <Mark tone={TONES[standing]} label={label} />;
}

/** At a desk: places by sectors. Every cell leads to the form; the keyboard goes by the names of the places. */
function MatrixTable({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const words = useApprovalPageWords().matrix;
  const { regime, regimeName, period, periodName, sectors, rows, people } = matrix;
  const title = words.of(regimeName, periodName);
  return (
    <div className={css["desk"]}>
      <WideTable label={title} className={css["table"] ?? ""}>
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            {sectors.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, cells }) => (
            <tr key={place.key}>
              <th scope="row">
                <SheetLink regime={regime} place={place.key} period={period}>
                  <span className={textCss["capital"]}>{place.name}</span>
                </SheetLink>
              </th>
              {cells.map(({ sector, standing, by }, at) => (
                <td
                  key={sector}
                  data-standing={standing}
                  {...(by === null ? {} : { title: words.by(people[by] ?? showUser(by)) })}
                >
                  <Link
                    to="/phieu"
                    search={{ "che-do": regime, "dia-ban": place.key, ky: period }}
                    tabIndex={-1}
                    aria-label={words.cell(place.name, sectors[at]?.name ?? sector, words.standing[standing])}
                  >
                    <Standing standing={standing} />
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </div>
  );
}

function PlaceCard({ row, matrix }: { readonly row: MatrixRowJson; readonly matrix: Matrix }): ReactNode {
  const { regime, period, sectors, people } = matrix;
  const common = findCommon(row);
  return (
    <li>
      <SheetLink regime={regime} place={row.place.key} period={period}>
        <strong className={textCss["capital"]}>{row.place.name}</strong>
      </SheetLink>
      {common === undefined ? (
        <ul>
          {row.cells.map(({ sector, standing, by }, at) => (
            <li key={sector}>
              <span>{sectors[at]?.name ?? sector}</span>
              <span>
                <Standing standing={standing} />
                {by === null ? null : <span className={textCss["soft"]}> ({people[by] ?? showUser(by)})</span>}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Standing standing={common} isEvery />
      )}
    </li>
  );
}

function MatrixBody({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const words = useApprovalPageWords().matrix;
  const { rows } = matrix;
  if (rows.length === 0) return <Empty>{words.empty}</Empty>;
  return (
    <>
      <p role="status">
        <strong>{words.counts(countMatrix(rows))}</strong>
      </p>
      <Legend
        label={words.legend}
        items={SECTOR_STANDINGS.map((standing) => ({
          sample: <Standing standing={standing} />,
          meaning: words.meaning[standing],
        }))}
      />
      <MatrixTable matrix={matrix} />
      <ul className={css["list"]}>
        {rows.map((row) => (
          <PlaceCard key={row.place.key} row={row} matrix={matrix} />
        ))}
      </ul>
    </>
  );
}

function MatrixScreen(): ReactNode {
  const words = useApprovalPageWords().matrix;
  const { site } = useWords();
  const { code = "" } = useParams({ strict: false });
  const { authority } = useAsked();
  const { ky } = useAddress();
  const change = useChangeAddress();
  // Which periods there are, and which one is meant when the address names none.
  const status = useQuestion("regimeStatus", { code }, { authority, period: ky }, { keep: true });
  const period = ky ?? status.data?.period;
  const question = useQuestion(
    "approvalMatrix",
    {},
    { authority, regime: code, period: period ?? "" },
    { keep: true, enabled: period !== undefined },
  );
  const { data } = question;
  const listed = status.data?.periods ?? [];
  const periods = data === undefined || listed.some((one) => one.period === data.period) ? listed : [data, ...listed];
  return (
    <Page
      title={data === undefined ? words.title : words.of(data.regimeName, data.periodName)}
      site={site}
      over={
        <Link to="/che-do/$code" params={{ code }} search={(now) => now}>
          {words.back}
        </Link>
      }
      lead={words.lead}
    >
      <div className={css["matrix"]} data-wide="page">
        <Choices>
          {data === undefined ? null : (
            <SelectField
              label={words.period}
              value={data.period}
              choices={periods.map((one) => [one.period, one.periodName])}
              write={(chosen) => change({ ky: chosen })}
            />
          )}
          <Button variant="default" onClick={() => window.print()}>
            {words.print}
          </Button>
        </Choices>
        {period === undefined && status.error !== null ? (
          <Answer question={status}>{() => null}</Answer>
        ) : (
          <Answer question={question}>{(matrix) => <MatrixBody matrix={matrix} />}</Answer>
        )}
      </div>
    </Page>
  );
}

/** How far the forms of a period have come, sector by sector and place by place. Printable. */
export function MatrixPage(): ReactNode {
  return (
    <Needs action="submission.read">
      <MatrixScreen />
    </Needs>
  );
}
