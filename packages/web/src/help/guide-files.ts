const TEXTS = import.meta.glob<string>("../../../../docs/huong-dan/*.md", { query: "?raw", import: "default" });
const PICTURES = import.meta.glob<string>("../../../../docs/huong-dan/anh/*.png", {
  query: "?url",
  import: "default",
  eager: true,
});

/** The text of a guide, fetched when it is opened; undefined if there is none of that name. */
export async function loadGuide(name: string): Promise<string | undefined> {
  return TEXTS[`../../../../docs/huong-dan/${name}.md`]?.();
}

/** Address of a picture that a guide names as "anh/tên.png". */
export function findPicture(href: string): string | undefined {
  return PICTURES[`../../../../docs/huong-dan/${href}`];
}
