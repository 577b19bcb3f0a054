//! Ids of rows: one type a table, so that they cannot be mixed up. The browser sees them too.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ssr", derive(sea_orm::DeriveValueType))]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    UnitId
    PersonId
    AccountId
    RecoveryCodeId
    AccountTokenId
    SessionId
    PostingId
    RoleGrantId
    SignatoryId
    FrameworkId
    SkillId
    SkillLevelId
    CourseId
    CourseVersionId
    CourseSkillId
    ItemId
    ItemVersionId
    SkillTestId
    SkillAnswerId
    SkillEvidenceId
    SkillStandingId
    SkillTallyId
    SkillAgeId
    ExternalClaimId
    ExternalImportId
    FrameworkFileId
    ItemStatisticsId
    QuestionStatisticsId
    PoolStatisticsId
    AreaStatisticsId
    CalibrationId
    ItemCalibrationId
    EnrolmentId
    EvidenceId
    AttemptId
    AttemptEventId
    AttemptGradeId
    RegradeId
    AccommodationId
    OutageId
    AnswerId
    WrittenAnswerId
    GradeId
    GradeClaimId
    CompletionId
    CertificateSeriesId
    CertificateId
    MailId
    TallyId
    AuditEntryId
}
