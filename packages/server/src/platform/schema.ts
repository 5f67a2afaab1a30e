// long: a type for each table, written by a test
import type { ColumnType } from "kysely";

// Written by packages/server/test/schema.db.test.ts from the migrated database (KEHOACH_WRITE_SCHEMA=yes); a test compares the two.
// int8 is bigint, numeric and date are text, timestamptz is ISO text in UTC, json is read as data and written as text.

export type AppointmentTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly holder: string;
  readonly role: string;
  readonly place_id: bigint;
  readonly sectors: readonly string[] | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly given_by: string;
  readonly reason: string | null;
  readonly recorded_at: string;
};

export type AttachmentTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly document: string | null;
  readonly name: string;
  readonly media_type: string;
  readonly size: bigint;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly added_by: string;
  readonly recorded_at: string;
  readonly removed_at: string | null;
  readonly submission_id: bigint | null;
  readonly place_id: bigint | null;
  readonly row_key: string | null;
  readonly column_code: string | null;
};

export type AuthorityTable = {
  readonly id: ColumnType<bigint, never, never>;
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly is_public: boolean;
};

export type DelegationTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly appointment_id: bigint;
  readonly to_user: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly reason: string;
  readonly given_by: string;
  readonly recorded_at: string;
  readonly revoked_at: string | null;
};

export type DocumentTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly code: string;
  readonly number: string | null;
  readonly type: string;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly abstract: string | null;
  readonly position: bigint;
  readonly pack: string;
  readonly retired_on: string | null;
};

export type EntryVersionTable = {
  readonly authority_id: bigint;
  readonly submission_id: bigint;
  readonly place_id: bigint;
  readonly seq: bigint;
  readonly row_key: string | null;
  readonly column_code: string | null;
  readonly problem_key: string | null;
  readonly body: string | null;
  readonly no_figure: string | null;
  readonly value: string | null;
  readonly qualifiers: readonly string[];
  readonly note: string | null;
  readonly actor: string;
  readonly at: string;
};

export type ErratumTable = {
  readonly authority_id: bigint;
  readonly code: string;
  readonly kind: string;
  readonly weight: string;
  readonly relation: string;
  readonly note: string;
  readonly position: bigint;
  readonly pack: string;
  readonly retired_on: string | null;
};

export type IndicatorTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly nature: string;
  readonly position: bigint;
  readonly pack: string;
  readonly retired_on: string | null;
};

export type JournalTable = {
  readonly authority_id: bigint;
  readonly seq: ColumnType<bigint, never, never>;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly digest: string;
  readonly change: ColumnType<unknown, string | null, string | null>;
};

export type JournalSealTable = {
  readonly authority_id: bigint;
  readonly position: bigint;
  readonly journal_seq: bigint;
  readonly hash: string;
  readonly sealed_at: string;
};

export type MigrationTable = {
  readonly name: string;
  readonly digest: string;
  readonly applied_at: string;
};

export type PackApplicationTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly pack: string;
  readonly digest: string;
  readonly actor: string;
  readonly at: string;
  readonly counts: ColumnType<unknown, string, string>;
};

export type PackConfigurationTable = {
  readonly authority_id: bigint;
  readonly kind: string;
  readonly code: string;
  readonly position: bigint;
  readonly body: ColumnType<unknown, string, string>;
  readonly pack: string;
  readonly digest: string;
  readonly retired_on: string | null;
};

export type PackEntryTable = {
  readonly authority_id: bigint;
  readonly pack: string;
  readonly kind: string;
  readonly entry: string;
  readonly position: bigint;
  readonly retired_on: string | null;
};

export type PlaceTable = {
  readonly id: ColumnType<bigint, never, never>;
  readonly code: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly kind: string;
  readonly level: string;
  readonly type: string;
  readonly name: string;
  readonly parent_id: bigint | null;
  readonly started_by: string | null;
  readonly ended_by: string | null;
  readonly position: bigint;
  readonly pack: string;
  readonly digest: string;
  readonly retired_on: string | null;
};

export type PlaceSuccessionTable = {
  readonly from_id: bigint;
  readonly to_id: bigint;
  readonly date: string;
  readonly kind: string;
  readonly weight: string | null;
  readonly act: string | null;
  readonly position: bigint;
  readonly pack: string;
  readonly digest: string;
  readonly retired_on: string | null;
};

export type PlanStageTable = {
  readonly authority_id: bigint;
  readonly year: number;
  readonly id: ColumnType<bigint, never, never>;
  readonly stage: string;
  readonly document: string | null;
  readonly note: string | null;
  readonly actor: string;
  readonly at: string;
};

export type RelationTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly code: string;
};

export type RelationVersionTable = {
  readonly authority_id: bigint;
  readonly relation_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly kind: string;
  readonly place_id: bigint;
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly subject: ColumnType<unknown, string | null, string | null>;
  readonly operands: ColumnType<unknown, string, string>;
  readonly stated: string | null;
  readonly entered_text: string | null;
  readonly entered_unit: string | null;
  readonly entered_decimals: number | null;
  readonly verdict: string | null;
  readonly verdict_of: string | null;
  readonly base: string | null;
  readonly note: string | null;
  readonly source_document: string;
  readonly source_line: number;
  readonly source_ref: string | null;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly replaces: bigint | null;
  readonly retired_on: string | null;
  readonly pack: string;
  readonly application_id: bigint;
  readonly digest: string;
};

export type SendingTable = {
  readonly authority_id: bigint;
  readonly submission_id: bigint;
  readonly place_id: bigint;
  readonly n: number;
  readonly seq: bigint;
  readonly asked_seq: bigint;
  readonly form_digest: string;
  readonly facts: ColumnType<unknown, string, string>;
  readonly figures: ColumnType<unknown, string, string>;
  readonly periods: readonly string[];
  readonly is_late: boolean;
  readonly actor: string;
  readonly at: string;
};

export type SendingRecallTable = {
  readonly authority_id: bigint;
  readonly submission_id: bigint;
  readonly place_id: bigint;
  readonly n: number;
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
};

export type SentFormTable = {
  readonly authority_id: bigint;
  readonly digest: string;
  readonly body: ColumnType<unknown, string, string>;
};

export type SubmissionTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly regime: string;
  readonly place_id: bigint;
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly state: string;
  readonly seq: bigint;
  readonly sent: number;
  readonly filled: number;
  readonly begun_by: string;
  readonly begun_at: string;
  readonly changed_at: string;
};

export type TargetTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly indicator_id: bigint;
  readonly breakdown: string;
  readonly place_id: bigint;
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly assigner: string;
};

export type TargetVersionTable = {
  readonly authority_id: bigint;
  readonly target_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly value: string | null;
  readonly entered_text: string | null;
  readonly entered_unit: string | null;
  readonly entered_decimals: number | null;
  readonly state: string;
  readonly qualifiers: readonly string[];
  readonly members: ColumnType<unknown, string | null, string | null>;
  readonly assigned_by: string | null;
  readonly effective: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly source_document: string;
  readonly source_line: number;
  readonly source_ref: string | null;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly replaces: bigint | null;
  readonly retired_on: string | null;
  readonly pack: string;
  readonly application_id: bigint;
  readonly digest: string;
};

export type ValueTable = {
  readonly authority_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly indicator_id: bigint;
  readonly breakdown: string;
  readonly place_id: bigint;
  readonly period: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly status: string;
  readonly series: string;
  readonly round: string | null;
};

export type ValueVersionTable = {
  readonly authority_id: bigint;
  readonly value_id: bigint;
  readonly id: ColumnType<bigint, never, never>;
  readonly value: string | null;
  readonly entered_text: string | null;
  readonly entered_unit: string | null;
  readonly entered_decimals: number | null;
  readonly qualifiers: readonly string[];
  readonly members: ColumnType<unknown, string | null, string | null>;
  readonly note: string | null;
  readonly source_document: string;
  readonly source_line: number;
  readonly source_ref: string | null;
  readonly data_as_of: string | null;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly replaces: bigint | null;
  readonly retired_on: string | null;
  readonly pack: string;
  readonly application_id: bigint;
  readonly digest: string;
};

export type Schema = {
  readonly appointment: AppointmentTable;
  readonly attachment: AttachmentTable;
  readonly authority: AuthorityTable;
  readonly delegation: DelegationTable;
  readonly document: DocumentTable;
  readonly entry_version: EntryVersionTable;
  readonly erratum: ErratumTable;
  readonly indicator: IndicatorTable;
  readonly journal: JournalTable;
  readonly journal_seal: JournalSealTable;
  readonly migration: MigrationTable;
  readonly pack_application: PackApplicationTable;
  readonly pack_configuration: PackConfigurationTable;
  readonly pack_entry: PackEntryTable;
  readonly place: PlaceTable;
  readonly place_succession: PlaceSuccessionTable;
  readonly plan_stage: PlanStageTable;
  readonly relation: RelationTable;
  readonly relation_version: RelationVersionTable;
  readonly sending: SendingTable;
  readonly sending_recall: SendingRecallTable;
  readonly sent_form: SentFormTable;
  readonly submission: SubmissionTable;
  readonly target: TargetTable;
  readonly target_version: TargetVersionTable;
  readonly value: ValueTable;
  readonly value_version: ValueVersionTable;
};
