//! The closed sets of words that columns hold.

use sea_orm::entity::prelude::*;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum UnitKind {
    #[sea_orm(string_value = "ministry")]
    Ministry,
    #[sea_orm(string_value = "department")]
    Department,
    #[sea_orm(string_value = "division")]
    Division,
    #[sea_orm(string_value = "group")]
    Group,
    #[sea_orm(string_value = "section")]
    Section,
    #[sea_orm(string_value = "province")]
    Province,
    #[sea_orm(string_value = "special")]
    Special,
    #[sea_orm(string_value = "group_root")]
    GroupRoot,
    #[sea_orm(string_value = "constitutional_body")]
    ConstitutionalBody,
    #[sea_orm(string_value = "court")]
    Court,
    #[sea_orm(string_value = "parliament")]
    Parliament,
    #[sea_orm(string_value = "independent_department")]
    IndependentDepartment,
    #[sea_orm(string_value = "public_organization")]
    PublicOrganization,
    #[sea_orm(string_value = "state_agency")]
    StateAgency,
    #[sea_orm(string_value = "special_local")]
    SpecialLocal,
}

/// Whether an account can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum AccountState {
    #[sea_orm(string_value = "invited")]
    Invited,
    #[sea_orm(string_value = "active")]
    Active,
    #[sea_orm(string_value = "suspended")]
    Suspended,
}

/// What a mailed link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum TokenPurpose {
    #[sea_orm(string_value = "invitation")]
    Invitation,
    #[sea_orm(string_value = "password_reset")]
    PasswordReset,
}

/// What a person may do beside learning. Learner is everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Role {
    #[sea_orm(string_value = "trainer")]
    Trainer,
    #[sea_orm(string_value = "hr")]
    Hr,
    #[sea_orm(string_value = "manager")]
    Manager,
    #[sea_orm(string_value = "executive")]
    Executive,
    #[sea_orm(string_value = "administrator")]
    Administrator,
    #[sea_orm(string_value = "auditor")]
    Auditor,
}

/// A skill area, or a unit of skill within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum SkillKind {
    #[sea_orm(string_value = "area")]
    Area,
    #[sea_orm(string_value = "unit")]
    Unit,
}

/// Where a course version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum VersionState {
    #[sea_orm(string_value = "draft")]
    Draft,
    #[sea_orm(string_value = "published")]
    Published,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

/// What the author said of a new version: minor keeps the meaning, major changes what is learnt or asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum VersionChange {
    #[sea_orm(string_value = "minor")]
    Minor,
    #[sea_orm(string_value = "major")]
    Major,
}

/// Who closed an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum AttemptClosing {
    #[sea_orm(string_value = "learner")]
    Learner,
    #[sea_orm(string_value = "deadline")]
    Deadline,
}

/// What happened to an attempt or a skill test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum AttemptEventKind {
    #[sea_orm(string_value = "started")]
    Started,
    #[sea_orm(string_value = "taken_over")]
    TakenOver,
    #[sea_orm(string_value = "credited")]
    Credited,
    #[sea_orm(string_value = "paused")]
    Paused,
    #[sea_orm(string_value = "resumed")]
    Resumed,
    #[sea_orm(string_value = "submitted")]
    Submitted,
    #[sea_orm(string_value = "closed_by_deadline")]
    ClosedByDeadline,
    /// The last answer that people grade has its points.
    #[sea_orm(string_value = "graded")]
    Graded,
    #[sea_orm(string_value = "regraded")]
    Regraded,
}

/// Whether skill tests may ask an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ItemStatus {
    #[sea_orm(string_value = "active")]
    Active,
    #[sea_orm(string_value = "retired")]
    Retired,
}

/// What a corrected key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RegradeKind {
    #[sea_orm(string_value = "final_test")]
    FinalTest,
    #[sea_orm(string_value = "item")]
    Item,
}

/// How far a regrade has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RegradeState {
    /// The worker finds out whose results would change; nothing changes.
    #[sea_orm(string_value = "weighing")]
    Weighing,
    /// It waits for somebody to decide.
    #[sea_orm(string_value = "weighed")]
    Weighed,
    /// It was decided; the worker writes the results.
    #[sea_orm(string_value = "grading")]
    Grading,
    /// Every result is written, but for those that could not be.
    #[sea_orm(string_value = "done")]
    Done,
}

/// Where the parameters of an item come from, and with them a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ItemBasis {
    #[sea_orm(string_value = "expert")]
    Expert,
    #[sea_orm(string_value = "calibrated")]
    Calibrated,
}

/// What closed a skill test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum SkillTestClosing {
    #[sea_orm(string_value = "finished")]
    Finished,
    #[sea_orm(string_value = "deadline")]
    Deadline,
}

/// Who says so. Sources are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum SkillSource {
    #[sea_orm(string_value = "tested")]
    Tested,
    #[sea_orm(string_value = "self_rated")]
    SelfRated,
    #[sea_orm(string_value = "manager")]
    Manager,
    #[sea_orm(string_value = "external")]
    External,
}

/// Where a claimed result of another institution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ClaimState {
    #[sea_orm(string_value = "claimed")]
    Claimed,
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    #[sea_orm(string_value = "refused")]
    Refused,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

/// What became of a letter; `captured` is the demo's own post box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MailState {
    #[sea_orm(string_value = "queued")]
    Queued,
    #[sea_orm(string_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "failed")]
    Failed,
    #[sea_orm(string_value = "captured")]
    Captured,
}
