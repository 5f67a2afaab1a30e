import type { AwaitingJson } from "@kehoach/api/approval";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { useApprovalWords } from "../data/approval-words.ts";
import { showFormName } from "../data/form-name.ts";
import { Mark } from "../ui/mark.tsx";
import { showMoment } from "../ui/moment.ts";
import { type Column, Table } from "../ui/table.tsx";
import textCss from "../ui/text.module.css";
import css from "./approval.module.css";
import { useApprovalPageWords } from "./approval-words.ts";
import { type InboxSort, itemKey, readOrder, turnOrder } from "./inbox.ts";

/** The step a form waits for, with the sectors that are lacking. */
function Step({ item }: { readonly item: AwaitingJson }): ReactNode {
  const words = useApprovalPageWords().inbox;
  const { steps, sectors } = useApprovalWords();
  const names = item.sectors.map(({ name }) => name);
  return (
    <span className={css["lines"]}>
      <span>{steps[item.step]}</span>
      {item.step === "sectors" && names.length > 0 ? (
        <span className={textCss["soft"]} title={names.join("; ")}>
          {sectors(names)}
        </span>
      ) : null}
      {item.mine ? null : <span className={textCss["soft"]}>{words.others}</span>}
    </span>
  );
}

export type Choosing = {
  readonly chosen: ReadonlySet<string>;
  /** `isRange`: everything from the one before. */
  readonly choose: (key: string, isChosen: boolean, isRange: boolean) => void;
  /** Why a form was not approved, by its key. */
  readonly refused: ReadonlyMap<string, string>;
};

function Lead({ item, choosing }: { readonly item: AwaitingJson; readonly choosing: Choosing }): ReactNode {
  const words = useApprovalPageWords().inbox;
  const key = itemKey(item);
  const about = [item.place.name, item.form.name, item.periodName] as const;
  const refused = choosing.refused.get(key);
  return (
    <span className={css["pick"]}>
      {item.mine ? (
        <input
          type="checkbox"
          aria-label={words.choose(...about)}
          checked={choosing.chosen.has(key)}
          onChange={({ currentTarget, nativeEvent }) =>
            choosing.choose(key, currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      ) : null}
      <span className={css["lines"]}>
        <span>
          <Link
            to="/duyet/phieu"
            search={(now) => ({ ...now, "che-do": item.regime, "dia-ban": item.place.key, ky: item.period })}
            aria-label={words.review(...about)}
          >
            <span className={textCss["capital"]}>{item.place.name}</span>
          </Link>
        </span>
        {refused === undefined ? null : <span className={css["refused"]}>{refused}</span>}
      </span>
    </span>
  );
}

/** What waits, line by line: chosen, or opened one by one. */
export function InboxTable({
  items,
  choosing,
  showPerson,
}: {
  readonly items: readonly AwaitingJson[];
  readonly choosing: Choosing;
  readonly showPerson: (by: string) => string;
}): ReactNode {
  const words = useApprovalPageWords().inbox;
  const { sort } = useAddress();
  const change = useChangeAddress();
  const order = readOrder(sort);
  const sorted = (by: InboxSort): NonNullable<Column<AwaitingJson>["sort"]> => ({
    now: order.by === by ? (order.isBack ? "descending" : "ascending") : undefined,
    toggle: () => change({ sort: turnOrder(order, by) }),
  });
  return (
    <Table<AwaitingJson>
      caption={words.caption}
      rows={items}
      rowKey={itemKey}
      marked={(item) => choosing.chosen.has(itemKey(item))}
      columns={[
        {
          key: "place",
          head: words.place,
          lead: true,
          sort: sorted("place"),
          cell: (item) => <Lead item={item} choosing={choosing} />,
        },
        {
          key: "form",
          head: words.form,
          cell: ({ form, regimeName }) => (
            <span className={css["lines"]} data-wide="line">
              <span>{showFormName(form)}</span>
              <span className={textCss["soft"]}>{regimeName}</span>
            </span>
          ),
        },
        { key: "period", head: words.period, sort: sorted("period"), nowrap: true, cell: ({ periodName }) => periodName },
        {
          key: "sentAt",
          head: words.sentAt,
          sort: sorted("sentAt"),
          cell: ({ sentAt, sentBy, late }) => (
            <span className={css["lines"]}>
              <span>
                {showMoment(sentAt)} {late ? <Mark tone="behind" label={words.late} /> : null}
              </span>
              <span className={textCss["soft"]}>{showPerson(sentBy)}</span>
            </span>
          ),
        },
        { key: "step", head: words.step, cell: (item) => <Step item={item} /> },
        {
          key: "explained",
          head: words.explained,
          cell: ({ explained }) => (explained === 0 ? "" : words.explainedCount(explained)),
        },
        {
          key: "sending",
          head: words.sendingHead,
          cell: ({ sending, correction }) => (
            <span className={css["lines"]}>
              <span>{words.sending(sending)}</span>
              {correction ? (
                <span>
                  <Mark tone="met" label={words.correction} />
                </span>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}
