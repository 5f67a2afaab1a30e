import { createContext, type ReactNode, useContext, useLayoutEffect } from "react";
import css from "./page.module.css";

const Inside = createContext(false);

/** Whether something stands on a page already, under its title. */
export function useIsOnPage(): boolean {
  return useContext(Inside);
}

/** One page: its title in the window and at its head, then its parts. */
export function Page({
  title,
  site,
  over,
  lead,
  children,
}: {
  readonly title: string;
  readonly site: string;
  readonly over?: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  // Names come as they stand inside a sentence ("thị trấn ..."); a title begins with a capital.
  const shown = title.charAt(0).toLocaleUpperCase("vi") + title.slice(1);
  useLayoutEffect(() => {
    document.title = `${shown} · ${site}`;
  }, [shown, site]);
  return (
    <div className={css["page"]}>
      <header className={css["head"]}>
        {over === undefined ? null : <p className={css["over"]}>{over}</p>}
        <h1>{shown}</h1>
        {lead === undefined ? null : <div className={css["lead"]}>{lead}</div>}
      </header>
      <Inside value={true}>{children}</Inside>
    </div>
  );
}

export function Section({
  title,
  children,
  id,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly id?: string;
}): ReactNode {
  return (
    <section className={css["section"]} id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Names and what they are, in two columns. */
export function Facts({ items }: { readonly items: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className={css["facts"]}>
      {items.map(([name, what]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={`${name}-what`}>{what}</dd>])}
    </dl>
  );
}

/** Among facts, what is written as it is typed: a username, an address. */
export function Literal({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={css["literal"]}>{children}</span>;
}
