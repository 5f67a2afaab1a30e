import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import form from "./form.module.css";

/** Under a form: what it does, and the way out of it. */
export function FormActions({
  go,
  cancel,
  busy = false,
  close,
}: {
  readonly go: string;
  readonly cancel: string;
  readonly busy?: boolean;
  readonly close: () => void;
}): ReactNode {
  return (
    <div className={form["actions"]}>
      <Button type="submit" loading={busy}>
        {go}
      </Button>
      <Button variant="default" onClick={close}>
        {cancel}
      </Button>
    </div>
  );
}
