import { Link } from "@tanstack/react-router";
import { lexer, type Token, type Tokens } from "marked";
import type { ReactNode } from "react";
import { findPicture } from "./guide-files.ts";
import css from "./help.module.css";

/** "1. Tạo gói" becomes "1-tao-goi": what an address can end with. */
export function toAnchor(heading: string): string {
  const plain = heading.toLowerCase().replaceAll("đ", "d").normalize("NFD").replaceAll(/\p{M}/gu, "");
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

/** A guide as it is written in docs/huong-dan. Raw HTML in it is not shown: the guides hold none. */
export function GuideText({ text }: { readonly text: string }): ReactNode {
  const blocks = lexer(text).filter((token) => !(token.type === "heading" && token["depth"] === 1));
  return (
    <article className={css["guide"]} lang="vi">
      {showAll(blocks)}
    </article>
  );
}

function showAll(tokens: readonly Token[] | undefined): ReactNode {
  // Tokens never move: their position is what they are known by.
  return tokens?.map((token, at) => <Show key={`${at} ${token.type}`} token={token} />);
}

function Show({ token }: { readonly token: Token }): ReactNode {
  const one = token as Tokens.Generic; // The library types its tokens as a union that admits any other kind as well.
  const inner = (): ReactNode => (one.tokens === undefined ? one["text"] : showAll(one.tokens));
  switch (one.type) {
    case "heading": {
      const Heading = one["depth"] === 2 ? "h2" : "h3";
      return <Heading id={toAnchor(one["text"])}>{inner()}</Heading>;
    }
    case "paragraph":
      return isPicture(one) ? inner() : <p>{inner()}</p>;
    case "text":
      return inner();
    case "escape":
      return one["text"];
    case "strong":
      return <strong>{inner()}</strong>;
    case "em":
      return <em>{inner()}</em>;
    case "codespan":
      return <code>{one["text"]}</code>;
    case "code":
      return (
        // A line of a command that is too long is read by scrolling, also with the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
        <pre tabIndex={0}>
          <code>{one["text"]}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{inner()}</blockquote>;
    case "list":
      return <List list={token as Tokens.List} />; // kind "list"
    case "table":
      return <Table table={token as Tokens.Table} />; // kind "table"
    case "link":
      return <GuideLink href={one["href"]}>{inner()}</GuideLink>;
    case "image":
      return <Picture href={one["href"]} words={one["text"]} />;
    case "br":
      return <br />;
    case "hr":
      return <hr />;
    default:
      return null;
  }
}

function isPicture({ tokens }: Tokens.Generic): boolean {
  return tokens?.length === 1 && tokens[0]?.type === "image";
}

function List({ list }: { readonly list: Tokens.List }): ReactNode {
  const items = list.items.map((item, at) => <li key={`${at} ${item.raw.length}`}>{showAll(item.tokens)}</li>);
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { readonly table: Tokens.Table }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <div className={css["table"]} tabIndex={0} role="region" aria-label={table.header.map(({ text }) => text).join(", ")}>
      <table>
        <thead>
          <tr>
            {table.header.map((cell, at) => (
              <th key={`${at} ${cell.text}`}>{showAll(cell.tokens)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={`${row} ${cells[0]?.text ?? ""}`}>
              {cells.map((cell, at) => (
                <td key={`${at} ${cell.text}`}>{showAll(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A guide names another as "giao-ke-hoach.md", a page of the program as "/ke-hoach". */
function GuideLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  const [, guide, anchor] = /^([a-z0-9-]+)\.md(?:#(.+))?$/.exec(href) ?? [];
  if (guide !== undefined)
    return (
      <Link to="/huong-dan/$name" params={{ name: guide }} {...(anchor === undefined ? {} : { hash: anchor })}>
        {children}
      </Link>
    );
  if (href.startsWith("/")) return <Link to={href}>{children}</Link>;
  return <a href={href}>{children}</a>;
}

function Picture({ href, words }: { readonly href: string; readonly words: string }): ReactNode {
  const source = findPicture(href);
  if (source === undefined) return null;
  return (
    <figure>
      <a href={source} target="_blank" rel="noreferrer">
        <img src={source} alt={words} loading="lazy" />
      </a>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
