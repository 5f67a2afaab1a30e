import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useAsker } from "../data/asker.ts";
import { useLanguage, useWords } from "../data/language.tsx";
import { useReturnAddress } from "../data/return-address.ts";
import { send } from "../data/send.ts";
import { DropMenu } from "../ui/drop-menu.tsx";
import css from "./asker-menu.module.css";

/** Who has signed in, with the way to what is his; or the way in. */
export function AskerMenu(): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const asker = useAsker();
  const ve = useReturnAddress();
  const queries = useQueryClient();
  const username = asker.user?.username;
  const before = useRef(username);
  useEffect(() => {
    // Another tab signed somebody else in: what was answered to the one before is not for him.
    if (before.current !== undefined && username !== undefined && before.current !== username) void queries.resetQueries();
    before.current = username ?? before.current;
  }, [username, queries]);
  const signOut = useMutation({
    mutationFn: () => send("/api/auth/sign-out", {}, { language }),
    // A new page: nothing of what the last reader saw stays in memory.
    onSettled: (_reply, error) => {
      if (error === null) window.location.assign(`/dang-nhap?xong=dang-xuat${language === "en" ? "&lang=en" : ""}`);
    },
  });
  if (asker.user === undefined) {
    if (!asker.isKnown && asker.error === null) return <span className={css["room"]} />;
    return (
      <Link to="/dang-nhap" search={ve === undefined ? {} : { ve }} className={css["signIn"] ?? ""}>
        {words.asker.signIn}
      </Link>
    );
  }
  return (
    <DropMenu label={words.asker.menu} text={asker.user.name}>
      <li>
        <Link to="/tai-khoan">{words.asker.account}</Link>
      </li>
      {asker.may("self.delegate") ? (
        <li>
          <Link to="/tai-khoan" hash="uy-quyen" activeOptions={{ includeHash: true }}>
            {words.asker.delegation}
          </Link>
        </li>
      ) : null}
      {asker.may("user.read") ? (
        <li data-apart="true">
          <Link to="/quan-tri/nguoi-dung">{words.asker.users}</Link>
        </li>
      ) : null}
      {asker.may("place.manage") ? (
        <li>
          <Link to="/quan-tri/don-vi">{words.asker.units}</Link>
        </li>
      ) : null}
      {asker.may("user.manage") && asker.signIn?.mail === true ? (
        <li>
          <Link to="/quan-tri/thu">{words.asker.letters}</Link>
        </li>
      ) : null}
      {asker.may("backup.read") ? (
        <li>
          <Link to="/quan-tri/sao-luu">{words.asker.backups}</Link>
        </li>
      ) : null}
      {asker.may("journal.read") ? (
        <li>
          <Link to="/nhat-ky">{words.asker.journal}</Link>
        </li>
      ) : null}
      <li data-apart="true">
        <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.asker.signOut}
        </button>
      </li>
    </DropMenu>
  );
}
