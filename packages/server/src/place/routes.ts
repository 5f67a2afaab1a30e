import { listAuthorities } from "@kehoach/api/authority";
import { getPlace, listPlaces } from "@kehoach/api/place";
import { accept } from "@kehoach/core/outcome";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { findNotice } from "../report/read.ts";
import { loadAuthorities, loadPlace, loadTree } from "./read.ts";

export const placeEndpoints: readonly Endpoint[] = [
  endpoint(listAuthorities, ({ read }) =>
    read(async (tx, scope) => accept(await loadAuthorities(tx, scope, (authority) => findNotice(tx, scope, authority)))),
  ),
  endpoint(listPlaces, ({ query, read }) => read((tx, scope) => loadTree(tx, scope, query))),
  endpoint(getPlace, ({ params, query, language, read }) =>
    read((tx, scope) => loadPlace(tx, scope, params.code, query, language)),
  ),
];
