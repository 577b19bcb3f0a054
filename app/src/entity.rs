//! The tables: shape and relations only. Queries live with the features.

pub mod accommodation;
pub mod account;
pub mod account_token;
pub mod answer;
pub mod area_statistics;
pub mod attempt;
pub mod attempt_event;
pub mod attempt_flag;
pub mod attempt_grade;
pub mod audit_entry;
pub mod calibration;
pub mod certificate;
pub mod certificate_series;
pub mod completion;
pub mod course;
pub mod course_skill;
pub mod course_version;
pub mod enrolment;
pub mod evidence;
pub mod external_claim;
pub mod external_import;
pub mod framework;
pub mod framework_file;
pub mod grade;
pub mod grade_claim;
pub mod headcount;
pub mod heartbeat;
pub mod item;
pub mod item_calibration;
pub mod item_statistics;
pub mod item_version;
pub mod kinds;
pub mod mail;
pub mod outage;
pub mod person;
pub mod pool_statistics;
pub mod posting;
pub mod question_statistics;
pub mod rate_limit;
pub mod recovery_code;
pub mod regrade;
pub mod role_grant;
pub mod session;
pub mod setting;
pub mod signatory;
pub mod skill;
pub mod skill_age;
pub mod skill_answer;
pub mod skill_evidence;
pub mod skill_level;
pub mod skill_standing;
pub mod skill_tally;
pub mod skill_test;
pub mod tally;
pub mod unit;
pub mod written_answer;

pub use kinds::*;
pub use {
    accommodation::Entity as Accommodation, account::Entity as Account, account_token::Entity as AccountToken,
    answer::Entity as Answer, area_statistics::Entity as AreaStatistics, attempt::Entity as Attempt,
    attempt_event::Entity as AttemptEvent, attempt_flag::Entity as AttemptFlag, attempt_grade::Entity as AttemptGrade,
    audit_entry::Entity as AuditEntry, calibration::Entity as Calibration, certificate::Entity as Certificate,
    certificate_series::Entity as CertificateSeries, completion::Entity as Completion, course::Entity as Course,
    course_skill::Entity as CourseSkill, course_version::Entity as CourseVersion, enrolment::Entity as Enrolment,
    evidence::Entity as Evidence, external_claim::Entity as ExternalClaim, external_import::Entity as ExternalImport,
    framework::Entity as Framework, framework_file::Entity as FrameworkFile, grade::Entity as Grade,
    grade_claim::Entity as GradeClaim, headcount::Entity as Headcount, heartbeat::Entity as Heartbeat, item::Entity as Item,
    item_calibration::Entity as ItemCalibration, item_statistics::Entity as ItemStatistics, item_version::Entity as ItemVersion,
    mail::Entity as Mail, outage::Entity as Outage, person::Entity as Person, pool_statistics::Entity as PoolStatistics,
    posting::Entity as Posting, question_statistics::Entity as QuestionStatistics, rate_limit::Entity as RateLimit,
    recovery_code::Entity as RecoveryCode, regrade::Entity as Regrade, role_grant::Entity as RoleGrant,
    session::Entity as Session, setting::Entity as Setting, signatory::Entity as Signatory, skill::Entity as Skill,
    skill_age::Entity as SkillAge, skill_answer::Entity as SkillAnswer, skill_evidence::Entity as SkillEvidence,
    skill_level::Entity as SkillLevel, skill_standing::Entity as SkillStanding, skill_tally::Entity as SkillTally,
    skill_test::Entity as SkillTest, tally::Entity as Tally, unit::Entity as Unit, written_answer::Entity as WrittenAnswer,
};
