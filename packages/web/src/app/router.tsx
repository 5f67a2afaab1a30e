import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { type Address, keepParts, parseSearch, showSearch, toAddress } from "../data/address.ts";
import { Crashed, NotFound } from "./faults.tsx";
import { Frame } from "./frame.tsx";

const root = createRootRoute({
  component: Frame,
  validateSearch: (search: Record<string, unknown>): Address => toAddress(search),
  search: { middlewares: [keepParts] },
  notFoundComponent: NotFound,
});
const parent = (): typeof root => root;

const routes = [
  createRoute({
    getParentRoute: parent,
    path: "/",
    component: lazyRouteComponent(() => import("../overview/overview-page.tsx"), "OverviewPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/linh-vuc",
    component: lazyRouteComponent(() => import("../sector/sector-list-page.tsx"), "SectorListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/linh-vuc/$code",
    component: lazyRouteComponent(() => import("../sector/sector-page.tsx"), "SectorPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/chi-tieu",
    component: lazyRouteComponent(() => import("../indicator/indicator-list-page.tsx"), "IndicatorListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/chi-tieu/$code",
    component: lazyRouteComponent(() => import("../indicator/indicator-page.tsx"), "IndicatorPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/dia-ban",
    component: lazyRouteComponent(() => import("../place/place-list-page.tsx"), "PlaceListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/dia-ban/$code",
    component: lazyRouteComponent(() => import("../place/place-page.tsx"), "PlacePage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/van-ban",
    component: lazyRouteComponent(() => import("../document/document-list-page.tsx"), "DocumentListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/van-ban/$code",
    component: lazyRouteComponent(() => import("../document/document-page.tsx"), "DocumentPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/so-lieu-chua-khop",
    component: lazyRouteComponent(() => import("../erratum/erratum-page.tsx"), "ErratumPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-he/$code",
    component: lazyRouteComponent(() => import("../erratum/relation-page.tsx"), "RelationPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/bao-cao",
    component: lazyRouteComponent(() => import("../report/report-page.tsx"), "ReportPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ra-soat",
    component: lazyRouteComponent(() => import("../audit/audit-page.tsx"), "AuditPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/dang-nhap",
    component: lazyRouteComponent(() => import("../sign-in/sign-in-page.tsx"), "SignInPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quen-mat-khau",
    component: lazyRouteComponent(() => import("../sign-in/forgot-page.tsx"), "ForgotPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/dat-lai-mat-khau",
    component: lazyRouteComponent(() => import("../sign-in/reset-page.tsx"), "ResetPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/tai-khoan",
    component: lazyRouteComponent(() => import("../account/account-page.tsx"), "AccountPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/nguoi-dung",
    component: lazyRouteComponent(() => import("../user/user-list-page.tsx"), "UserListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/them-nguoi-dung",
    component: lazyRouteComponent(() => import("../user/user-new-page.tsx"), "UserNewPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/nguoi-dung/$username",
    component: lazyRouteComponent(() => import("../user/user-page.tsx"), "UserPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/nguoi-dung/nhap",
    component: lazyRouteComponent(() => import("../import/user-import-page.tsx"), "UserImportPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/don-vi",
    component: lazyRouteComponent(() => import("../import/unit-list-page.tsx"), "UnitListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/don-vi/nhap",
    component: lazyRouteComponent(() => import("../import/place-import-page.tsx"), "PlaceImportPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/thu",
    component: lazyRouteComponent(() => import("../letter/letter-page.tsx"), "LetterPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/quan-tri/sao-luu",
    component: lazyRouteComponent(() => import("../backup/backup-page.tsx"), "BackupPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/nhat-ky",
    component: lazyRouteComponent(() => import("../journal/journal-page.tsx"), "JournalPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ke-hoach",
    component: lazyRouteComponent(() => import("../plan/plan-list-page.tsx"), "PlanListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ke-hoach/$year",
    component: lazyRouteComponent(() => import("../plan/plan-page.tsx"), "PlanPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ke-hoach/$year/nhap",
    component: lazyRouteComponent(() => import("../plan/entry-page.tsx"), "EntryPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ke-hoach/$year/phu-luc",
    component: lazyRouteComponent(() => import("../annex/annex-page.tsx"), "AnnexPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ke-hoach/$year/dieu-chinh",
    component: lazyRouteComponent(() => import("../plan/adjust-page.tsx"), "AdjustPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/ke-hoach/$year/thay-doi",
    component: lazyRouteComponent(() => import("../plan/changes-page.tsx"), "ChangesPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/tong-hop",
    component: lazyRouteComponent(() => import("../total/total-page.tsx"), "TotalPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/viec",
    component: lazyRouteComponent(() => import("../work/work-page.tsx"), "WorkPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/phieu",
    component: lazyRouteComponent(() => import("../submission/sheet-page.tsx"), "SheetPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/phieu/excel",
    component: lazyRouteComponent(() => import("../form-file/form-file-page.tsx"), "FormFilePage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/che-do",
    component: lazyRouteComponent(() => import("../regime/regime-list-page.tsx"), "RegimeListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/che-do/$code",
    component: lazyRouteComponent(() => import("../regime/regime-page.tsx"), "RegimePage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/che-do/$code/duyet",
    component: lazyRouteComponent(() => import("../approval/matrix-page.tsx"), "MatrixPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/don-doc",
    component: lazyRouteComponent(() => import("../chase/chase-page.tsx"), "ChasePage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/dieu-hanh",
    component: lazyRouteComponent(() => import("../briefing/briefing-page.tsx"), "BriefingPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/giai-trinh",
    component: lazyRouteComponent(() => import("../explanation/explanation-list-page.tsx"), "ExplanationListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/giai-trinh/$id",
    component: lazyRouteComponent(() => import("../explanation/explanation-page.tsx"), "ExplanationPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/duyet",
    component: lazyRouteComponent(() => import("../approval/inbox-page.tsx"), "InboxPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/duyet/phieu",
    component: lazyRouteComponent(() => import("../approval/review-page.tsx"), "ReviewPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/che-do/bieu",
    component: lazyRouteComponent(() => import("../form/form-list-page.tsx"), "FormListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/che-do/bieu/moi",
    component: lazyRouteComponent(() => import("../form/form-new-page.tsx"), "FormNewPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/che-do/bieu/$code",
    component: lazyRouteComponent(() => import("../form/form-page.tsx"), "FormPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/huong-dan",
    component: lazyRouteComponent(() => import("../help/guide-list-page.tsx"), "GuideListPage"),
  }),
  createRoute({
    getParentRoute: parent,
    path: "/huong-dan/$name",
    component: lazyRouteComponent(() => import("../help/guide-page.tsx"), "GuidePage"),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch: showSearch,
  pathParamsAllowedCharacters: ["@", ":"],
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: Crashed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
