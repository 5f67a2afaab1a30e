import { Link, Outlet, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { type Address, useAddress, useChangeAddress } from "../data/address.ts";
import { useAsker } from "../data/asker.ts";
import { LanguageProvider, useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { useGate } from "../data/sign-in-gate.ts";
import { findGuide } from "../help/guides.ts";
import { SearchBox } from "../search/search-box.tsx";
import textCss from "../ui/text.module.css";
import { AskerMenu } from "./asker-menu.tsx";
import css from "./frame.module.css";
import { Live } from "./live.tsx";
import { isTimeless, OWN_PAGES, PAGES, toPage } from "./pages.ts";

const SignInDialog = lazy(async () => ({ default: (await import("../sign-in/sign-in-dialog.tsx")).SignInDialog }));

/** What stands around every page: whose plan it is, which year, the way to the other pages. */
export function Frame(): ReactNode {
  const { lang } = useAddress();
  return (
    <LanguageProvider language={lang === "en" ? "en" : "vi"}>
      <Around />
    </LanguageProvider>
  );
}

function Around(): ReactNode {
  const words = useWords();
  const { lang } = useAddress();
  const asked = useAsked();
  const change = useChangeAddress();
  const navigate = useNavigate();
  const { year: planned } = useParams({ strict: false });
  const authorities = useQuestion("authorities", {}, {});
  const overview = useQuestion("overview", {}, asked);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const asker = useAsker();
  const gate = useGate();
  const main = useRef<HTMLElement>(null);
  const menu = useRef<HTMLUListElement>(null);
  const before = useRef(path);
  useEffect(() => {
    // A new page is read from its beginning by those who can not see it change, unless it has a field of its own to begin with.
    const isTaken = document.activeElement instanceof HTMLInputElement && main.current?.contains(document.activeElement);
    if (before.current !== path && !isTaken) main.current?.focus({ preventScroll: true });
    before.current = path;
    // On a phone the menu is one line to be moved along; scrollIntoView would begin the order of Tab here.
    const here = menu.current?.querySelector("[aria-current=page]")?.getBoundingClientRect();
    const seen = menu.current?.getBoundingClientRect();
    if (here && seen && menu.current)
      menu.current.scrollLeft += here.left < seen.left ? here.left - seen.left : Math.max(0, here.right - seen.right);
  }, [path]);
  const authority =
    authorities.data?.items.find((one) => one.code === (asked.authority ?? overview.data?.authority.code)) ??
    authorities.data?.items[0];
  // The plan of a year has it in its path: the year said above is that one, and another leads to the plan of that.
  const year = planned ?? asked.year ?? (overview.data ? String(overview.data.year) : "");
  const chooseYear = (chosen: string): void => {
    if (planned === undefined) change({ year: chosen });
    else void navigate({ to: ".", params: { year: chosen }, search: (now: Address) => now });
  };
  const errata = overview.data?.errata.total ?? 0;
  return (
    <>
      <a className={css["skip"]} href="#noi-dung">
        {words.skip}
      </a>
      <header className={css["top"]}>
        {authority?.notice ? <p className={css["notice"]}>{authority.notice}</p> : null}
        <div className={css["inner"]}>
          <div className={css["masthead"]}>
            <Link to="/" className={css["name"] ?? ""}>
              <strong>{authority?.name ?? words.site}</strong>
              <span>{authority ? words.site : "\u00a0"}</span>
            </Link>
            <div className={css["tools"]}>
              {isTimeless(path) ? null : (
                <>
                  <label>
                    <span className={css["word"]}>{words.year}</span>
                    <select value={year} onChange={(event) => chooseYear(event.currentTarget.value)}>
                      {year !== "" && !authority?.years.includes(Number(year)) ? <option value={year}>{year}</option> : null}
                      {authority?.years.map((one) => (
                        <option key={one} value={String(one)}>
                          {one}
                        </option>
                      ))}
                    </select>
                  </label>
                  <label>
                    <span className={css["word"]}>{words.mode}</span>
                    <select
                      value={asked.mode ?? "final"}
                      onChange={(event) => change({ mode: event.currentTarget.value === "interim" ? "interim" : "" })}
                    >
                      <option value="final">{words.modes.final}</option>
                      <option value="interim">{words.modes.interim}</option>
                    </select>
                  </label>
                </>
              )}
              <label>
                <span className={css["word"]}>{words.language}</span>
                <select
                  value={lang === "en" ? "en" : "vi"}
                  onChange={(event) => change({ lang: event.currentTarget.value === "en" ? "en" : "" })}
                >
                  <option value="vi">Tiếng Việt</option>
                  <option value="en">English</option>
                </select>
              </label>
              <HelpLink path={path} />
              <SearchBox toPage={toPage} />
            </div>
            <div className={css["asker"]}>
              <AskerMenu />
            </div>
          </div>
          <nav className={css["nav"]} aria-label={words.nav.label}>
            <ul ref={menu}>
              {OWN_PAGES.filter(({ action }) => asker.may(action)).map((page) => (
                <li key={page.name}>
                  <Link to={page.path} activeOptions={{ includeSearch: false }}>
                    {words.nav[page.name]}
                    {page.name === "approvals" ? <AwaitingCount /> : null}
                  </Link>
                </li>
              ))}
              {PAGES.map((page) => (
                <li key={page.name}>
                  <Link to={page.path} activeOptions={{ exact: page.path === "/", includeSearch: false }}>
                    {words.nav[page.name]}
                    {page.name === "errata" && errata > 0 ? <span className={css["count"]}> {errata}</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main ref={main} id="noi-dung" className={`${css["inner"]} ${css["main"]}`} tabIndex={-1}>
        {authority === undefined || !asker.isKnown ? null : (
          <Live authority={authority.code} listener={asker.user?.username ?? ""} />
        )}
        <Outlet />
      </main>
      {gate === undefined ? null : (
        <Suspense>
          <SignInDialog gate={gate} />
        </Suspense>
      )}
      <footer className={`${css["inner"]} ${css["foot"]}`}>{words.footer}</footer>
    </>
  );
}

/** The guide that tells of the screen one is on; all of them where none does. */
function HelpLink({ path }: { readonly path: string }): ReactNode {
  const words = useWords();
  const name = findGuide(path);
  return name === undefined ? (
    <Link to="/huong-dan">{words.help}</Link>
  ) : (
    <Link to="/huong-dan/$name" params={{ name }}>
      {words.help}
    </Link>
  );
}

/** How many forms wait for who looks. */
function AwaitingCount(): ReactNode {
  const words = useWords();
  const { authority } = useAsked();
  const { grants } = useAsker();
  // Nothing waits for him in an authority where he does not approve.
  const enabled = grants.some((grant) => grant.role === "approver" && grant.authority === (authority ?? grant.authority));
  const { data } = useQuestion("approvalCount", {}, { authority }, { enabled });
  const count = data?.mine ?? 0;
  return count === 0 ? null : (
    <span className={css["count"]}>
      {" "}
      <span aria-hidden="true">{count}</span>
      <span className={textCss["unseen"]}>{words.nav.awaiting(count)}</span>
    </span>
  );
}
