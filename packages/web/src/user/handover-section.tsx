import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { HandoverForm } from "./handover-form.tsx";
import { useUserWords } from "./user-words.ts";
import type { UserAnswer, Ward } from "./ward.ts";

/** When somebody changes post. */
export function HandoverSection({
  ward,
  appointments,
}: {
  readonly ward: Ward;
  readonly appointments: UserAnswer["appointments"];
}): ReactNode {
  const { one: words } = useUserWords();
  const [open, setOpen] = useState(false);
  const [receiver, setReceiver] = useState("");
  const held = appointments.filter((one) => one.state !== "past");
  if (held.length === 0 && receiver === "") return null;
  return (
    <Section title={words.handOver}>
      <p className={form["hint"]}>{words.handOverLead(ward.name)}</p>
      {receiver === "" ? null : <Notice tone="done">{words.handedOver(receiver)}</Notice>}
      {held.length === 0 ? null : open ? (
        <HandoverForm
          ward={ward}
          appointments={held}
          close={() => setOpen(false)}
          done={({ name }) => {
            setOpen(false);
            setReceiver(name);
          }}
        />
      ) : (
        <div className={form["actions"]}>
          <Button variant="outline" onClick={() => setOpen(true)}>
            {words.handOverOpen}
          </Button>
        </div>
      )}
    </Section>
  );
}
