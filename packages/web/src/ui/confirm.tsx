import type { FormEvent, ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import form from "./form.module.css";
import { FormActions } from "./form-actions.tsx";

/** Asks once more before something that ends what somebody has; what it needs to know stands between. */
export function Confirm({
  title,
  go,
  cancel,
  busy,
  confirm,
  close,
  children,
}: {
  readonly title: string;
  readonly go: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly confirm: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form over a page belongs to the form under it as far as events go.
    event.stopPropagation();
    if (!busy) confirm();
  };
  return (
    <Dialog title={title} close={close}>
      <form className={form["form"]} onSubmit={submit} noValidate>
        {children}
        <FormActions go={go} cancel={cancel} busy={busy} close={close} />
      </form>
    </Dialog>
  );
}
