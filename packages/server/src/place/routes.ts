import { listAuthorities } from "@kehoach/api/authority";
import { getPlace, listPlaces } from "@kehoach/api/place";
import { accept } from "@kehoach/core/outcome";
import { type Endpoint, endpoint, type Reading } from "../platform/http-endpoint.ts";
import { PUBLIC } from "../platform/scope.ts";
import { findNotice } from "../report/read.ts";
import { loadAuthorities, loadPlace, loadTree } from "./read.ts";

export function placeEndpoints(read: Reading): readonly Endpoint[] {
  return [
    endpoint(listAuthorities, () =>
      read(async (tx) => accept(await loadAuthorities(tx, PUBLIC, (authority) => findNotice(tx, PUBLIC, authority)))),
    ),
    endpoint(listPlaces, ({ query }) => read((tx) => loadTree(tx, PUBLIC, query))),
    endpoint(getPlace, ({ params, query, language }) => read((tx) => loadPlace(tx, PUBLIC, params.code, query, language))),
  ];
}
